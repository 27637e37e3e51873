import type { Description } from './openapi.ts';
import { resolve } from './openapi.ts';
import { inDescription } from './problem.ts';

/**
 * The description with every reference replaced by what it leads to; members beside a `$ref` win, as
 * they do everywhere in this project. What an example holds is data and stays.
 * Throws a Problem for a schema that contains itself.
 */
export function dereferenced(description: Description): Description {
  const replace = (value: unknown, within: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((each) => replace(each, within));
    if (typeof value !== 'object' || value === null) return value;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref !== 'string') return members(value, within);
    if (within.includes($ref)) throw inDescription(`${$ref} contains itself`);
    return members(resolve(description, value), [...within, $ref]);
  };
  const members = (value: object, within: readonly string[]): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === 'example' || key === 'examples' ? each : replace(each, within),
      ]),
    );
  return replace(description, []) as Description;
}
