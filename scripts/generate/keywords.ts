import type { Description, Schema } from './openapi.ts';
import { follow } from './pointer.ts';

/** A keyword of a schema, and where it stands. */
export interface Keyword {
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
}

/** The keywords of a schema with the places where they stand, through references; those beside a reference win. */
export function keywordsAt(description: Description, pointer: string): Keyword[] {
  const schema = follow(description, pointer) as Schema & Record<string, unknown>;
  const own = Object.entries(schema)
    .filter(([name]) => name !== '$ref')
    .map(([name, value]): Keyword => ({ name, value, pointer: `${pointer}/${name}` }));
  if (schema.$ref === undefined) return own;
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...keywordsAt(description, schema.$ref).filter(({ name }) => !names.has(name))];
}
