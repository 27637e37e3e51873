import { isObject } from './json.ts';

/** Tells whether a value is what it has to be. */
export type Check = (value: unknown) => boolean;

/** Whether a value is an object whose members are what they have to be; others may be there, too. */
export function hasShape(
  value: unknown,
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): boolean {
  if (!isObject(value)) return false;
  return (
    Object.entries(required).every(([name, check]) => check(value[name])) &&
    Object.entries(optional).every(([name, check]) => absent(value, name) || check(value[name]))
  );
}

function absent(value: object, name: string): boolean {
  return !Object.hasOwn(value, name);
}

export const isText: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isTrue: Check = (value) => value === true;

/** One of some values. */
export function oneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

/** A list whose entries are what they have to be. */
export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** An object whose members are, whatever their names. */
export function mapOf(check: Check): Check {
  return (value) => isObject(value) && Object.values(value).every(check);
}
