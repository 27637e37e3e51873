import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TwinIds } from '../../../src/twin/seed.ts';
import type { Program } from '../program.ts';
import type { BareRequest } from '../record.ts';

/** Where a tool works. */
export interface Site {
  /** The server under test. */
  readonly url: string;
  readonly ids: TwinIds;
  /** The description as a file. */
  readonly description: string;
  /** The requests of `verify` that the twin answers as the description documents. */
  readonly traffic: readonly BareRequest[];
  /** Writes a file for the tool alone and tells its path; a text as it is, anything else as JSON. */
  readonly write: (name: string, content: unknown) => string;
  /** The folder of those files, in which the tool runs. */
  readonly folder: string;
}

/** A tool that tells by its exit code whether a server is right. */
export interface Peer {
  readonly name: string;
  /** The package that brings it; the tool at hand has none. */
  readonly from?: string;
  /** What it is made for, and how it is set up here. */
  readonly about: string;
  readonly setUp: (site: Site) => Omit<Program, 'name' | 'cwd'>;
}

/** Where packages are: those of this folder, then those of the project. */
const MODULES = ['node_modules', '../../../node_modules'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

/** The path of a file of an installed package. Not asked of Node: a package may hide its files from it. */
export function fileOf(name: string, path: string): string {
  const found = MODULES.map((folder) => join(folder, name, path)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} is not installed, or has no ${path}.`);
  return found;
}

/** The version of an installed package. */
export function versionOf(name: string): string {
  const manifest = readFileSync(fileOf(name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
