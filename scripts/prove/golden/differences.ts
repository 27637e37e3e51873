import { diffArrays } from 'diff';
import type { Golden } from './file.ts';
import type { Lines } from './recorder.ts';

/** Runs that are named where many differ in the same way, and requests of one run that are shown. */
const NAMED = 5;
const SHOWN = 3;

/** In what runs differ from those that are kept, in lines for people; runs that differ alike are told of together. */
export function differences(kept: Golden, found: Golden): string[] {
  const alike = new Map<string, string[]>();
  for (const name of [...new Set([...kept.keys(), ...found.keys()])].sort()) {
    const what = differenceOf(kept.get(name), found.get(name)).join('\n');
    if (what !== '') alike.set(what, [...(alike.get(what) ?? []), name]);
  }
  return [...alike].flatMap(([what, names]) => [
    named(names),
    ...what.split('\n').map((line) => `    ${line}`),
  ]);
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}:`;
}

function differenceOf(kept: Lines | undefined, found: Lines | undefined): string[] {
  if (found === undefined) return ['is no longer run'];
  if (kept === undefined) return ['is new'];
  return [...ofRequests(kept, found), ...ofSayings(kept, found)];
}

function isRequest(line: string): boolean {
  return line.startsWith('~');
}

/** A kept request may lack its purpose. */
function sameLine(one: string, other: string): boolean {
  return isRequest(one) ? keyOf(one) === keyOf(other) : one === other;
}

function keyOf(line: string): string {
  return line.split(' ', 1)[0] ?? line;
}

function ofRequests(kept: Lines, found: Lines): string[] {
  const [before, after] = [kept.filter(isRequest), found.filter(isRequest)];
  const changes: string[] = [];
  const place = { before: 0, after: 0 };
  let fresh = 0;
  for (const { value, added, removed } of diffArrays(before, after, { comparator: sameLine })) {
    const lines = value.map((line, index) =>
      added
        ? `request ${place.after + index + 1} is new: ${line}`
        : `request ${place.before + index + 1} is no longer sent: ${line}`,
    );
    if (added || removed) changes.push(...lines);
    if (added) fresh += lines.length;
    place.before += added ? 0 : lines.length;
    place.after += removed ? 0 : lines.length;
  }
  if (changes.length === 0) return [];
  const rest = changes.length - SHOWN;
  return [
    `${changes.length - fresh} of ${before.length} requests are no longer sent, ${fresh} of ${after.length} are new`,
    ...changes.slice(0, SHOWN),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
  ];
}

/** What is said of the same rule and place, before and after. */
function ofSayings(kept: Lines, found: Lines): string[] {
  const [before, after] = [kept, found].map((lines) => lines.filter((line) => !isRequest(line)));
  const gone = (before ?? []).filter((line) => !found.includes(line));
  const fresh = (after ?? []).filter((line) => !kept.includes(line));
  const changed = gone.flatMap((line) => {
    const next = fresh.find((other) => subjectOf(other) === subjectOf(line));
    if (next === undefined) return [`no longer: ${line}`];
    fresh.splice(fresh.indexOf(next), 1);
    return [`changed:   ${line}`, `     into: ${next}`];
  });
  const all = [...changed, ...fresh.map((line) => `new:       ${line}`)];
  const moved = all.length === 0 && (before ?? []).join('\n') !== (after ?? []).join('\n');
  return moved ? ['the same is said in another order'] : all;
}

/** The rule and the place of a finding, or the first word of anything else: what a line speaks of. */
function subjectOf(line: string): string {
  return line.replace(/ ×\d+ \[.*$| \(.*$|: .*$/s, '');
}
