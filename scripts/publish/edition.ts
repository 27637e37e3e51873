import type { Description } from '../generate/openapi.ts';
import type { About } from '../releases/releases.ts';

/** A release as the pages about it see it. */
export interface Edition {
  readonly about: About;
  readonly description: Description;
  /** How many promises the catalogue holds. */
  readonly rules: number;
  /** What is published of it. */
  readonly files: readonly PublishedFile[];
}

export interface PublishedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** What an example shows. */
  readonly shows?: string;
}

const PURPOSE: Readonly<Record<string, string>> = {
  'reference.html': 'The reference, for reading; one file, no network',
  'openapi.yaml': 'The description, as people write it',
  'openapi.json': 'The description, for generators and validators',
  'openapi.dereferenced.json': 'The description without references, for tools that follow none',
  'rules.json': 'Every promise, one object each',
  'CONFORMANCE.md': 'Every promise, for reading',
  'VOCABULARY.md': 'What the x- members mean',
  'release.json': 'Date, notes and classified changes',
};

/** What a published file is for. */
export function purposeOf({ name, shows }: PublishedFile): string {
  return PURPOSE[name] ?? shows ?? 'An example of a body';
}

/** The files of an edition, the ones for reading first and the examples last. */
export function inOrder(edition: Edition): Edition['files'] {
  const order = Object.keys(PURPOSE);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...edition.files].sort((one, other) => rank(one.name) - rank(other.name));
}
