import type { Difference } from './change.ts';

const NOISE = ['paths', 'content', 'schema', 'properties', 'components'];

/**
 * Where a difference stands, for people: `request timeout maximum`, `200 data.status enum`. Of the path of
 * a description without references only the parts that tell places apart are kept.
 */
export function placeOf({ path, property }: Pick<Difference, 'path' | 'property'>): string {
  const [top, ...rest] = path;
  if (top === undefined || property === '') return property ?? 'the description';
  const inOperation = top === 'paths';
  const parts = inOperation ? rest.slice(1) : [top, ...rest];
  const words = parts.flatMap((part, at) => word(part, parts, at));
  if (words.length === 0) words.push(rest[0] ?? top);
  return [...words, ...(property === undefined ? [] : [property])].join(' ');
}

function word(part: string, parts: readonly string[], at: number): string[] {
  const before = parts[at - 1];
  if (before === 'properties' || before === 'responses' || before === 'examples') return [part];
  if (before === 'content') return part === 'application/json' ? [] : [part];
  if (part === 'requestBody') return ['request'];
  if (part === 'responses' || (at === 0 && /^[a-z]+$/.test(part) && part.length < 8)) return [];
  return NOISE.includes(part) ? [] : [part];
}
