import { BOTH, breaking, type Effect, NOTHING } from './change.ts';
import { relate } from './relation.ts';

/**
 * What the `x-` members are to those who rely on them (openapi/VOCABULARY.md has their meaning):
 * a *promise* binds the service, a *licence* frees it, a *hint* only says what is worth trying.
 */
const NATURE: Readonly<Record<string, 'promise' | 'licence' | 'hint'>> = {
  'x-partial-update': 'promise',
  'x-agreed': 'promise',
  'x-unordered': 'licence',
  'x-elsewhere': 'hint',
  'x-equals-parameter': 'promise',
  'x-constant': 'promise',
  'x-clock': 'promise',
  'x-counts': 'promise',
  'x-follows': 'promise',
  'x-timestamp': 'promise',
  'x-answers': 'promise',
};

/** Whether a member is one of ours. */
export function isExtension(name: string): boolean {
  return name.startsWith('x-');
}

/**
 * What a change of an `x-` member breaks: callers rely on a promise that goes, a service has to keep one
 * that comes, and one that changes is both. An unknown member breaks both.
 */
export function effectOfExtension(name: string, before: unknown, after: unknown): Effect {
  const nature = NATURE[name];
  if (nature === undefined) return BOTH;
  if (nature === 'hint') return NOTHING;
  const [had, has] = [isGiven(before), isGiven(after)];
  if (had && has) return changed(name, before, after);
  if (had === has) return NOTHING;
  return breaking((nature === 'promise') === has ? 'service' : 'callers');
}

function changed(name: string, before: unknown, after: unknown): Effect {
  if (name === 'x-clock') return ofClock(before as Clock, after as Clock);
  if (name === 'x-follows') return ofFollows(before as Follows, after as Follows);
  return BOTH;
}

interface Clock {
  since: string;
  resolution: number;
}

/** A coarser clock promises less. */
function ofClock(before: Clock, after: Clock): Effect {
  if (before.since !== after.since) return BOTH;
  return breaking(after.resolution < before.resolution ? 'service' : 'callers');
}

interface Follows {
  member: string;
  allowed: Readonly<Record<string, readonly string[]>>;
}

/** More values for a state of the member promise less. */
function ofFollows(before: Follows, after: Follows): Effect {
  if (before.member !== after.member) return BOTH;
  const states = [...new Set([...Object.keys(before.allowed), ...Object.keys(after.allowed)])];
  const relations = states.map((state) =>
    relate('enum', before.allowed[state], after.allowed[state]),
  );
  const is = (...those: string[]) => relations.some((relation) => those.includes(relation));
  return breaking(
    ...(is('widened', 'changed') ? (['callers'] as const) : []),
    ...(is('narrowed', 'changed') ? (['service'] as const) : []),
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false;
}
