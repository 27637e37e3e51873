import {
  ADDITION,
  BOTH,
  breaking,
  type Change,
  type Difference,
  type Direction,
  type Effect,
  NOTHING,
} from './change.ts';
import { directionOf, effectOf } from './direction.ts';
import { placeOf } from './place.ts';
import { relate } from './relation.ts';
import { effectOfExtension, isExtension } from './vocabulary.ts';

const PROSE = ['title', 'description', 'summary', 'example', 'examples', 'externalDocs', 'tags'];
const PROSE_NODES = ['Info', 'Contact', 'License', 'Tag', 'Example', 'ExternalDocs'];
const PROMISES = ['readOnly', 'writeOnly'];

/** A difference with whom it breaks and what it asks of the version. */
export function classify(difference: Difference): Change {
  const direction = directionOf(difference.path);
  const effect = withComplaint(judge(difference, direction), difference);
  const place = placeOf(difference);
  return { ...difference, ...effect, place, ...(direction !== undefined && { direction }) };
}

/** The checker knows cases that the direction alone does not show. */
function withComplaint(effect: Effect, { complaint }: Difference): Effect {
  if (complaint === undefined || effect.breaks.includes('callers')) return effect;
  return breaking('callers', ...effect.breaks);
}

function judge(difference: Difference, direction: Direction | undefined): Effect {
  const { property = '', node, before, after } = difference;
  if (isExtension(property)) return effectOfExtension(property, before, after);
  if (isProse(difference)) return NOTHING;
  if (node === 'Schema' && property !== '') return ofKeyword(difference, direction);
  if (node === 'Schema') return ofSchema(difference, direction);
  return (NODES[node] ?? (() => BOTH))(difference, direction);
}

function isProse({ path, property, node }: Difference): boolean {
  if (PROSE_NODES.includes(node)) return true;
  if (path.at(-2) === 'properties' && property === undefined) return false;
  const inExample = path.some(
    (part, at) => PROSE.includes(part) && path[at - 1] !== 'properties' && at > 1,
  );
  return inExample || (property !== undefined && PROSE.includes(property));
}

function ofKeyword({ property = '', before, after }: Difference, direction?: Direction): Effect {
  if (property === 'deprecated') return ADDITION;
  if (property === 'default') return direction === 'response' ? NOTHING : BOTH;
  // What is never written, or never shown, is a promise: whether it comes or goes decides.
  if (PROMISES.includes(property)) return breaking(after === true ? 'service' : 'callers');
  return effectOf(relate(property, before, after), direction);
}

function ofSchema({ path, kind }: Difference, direction?: Direction): Effect {
  const container = path.at(-2) ?? '';
  if (kind === 'modified') return BOTH;
  const added = kind === 'added';
  if (container === 'properties') {
    // A member that nobody has to send or show: only a service that has to take it is concerned.
    if (!added) return breaking('callers');
    return direction === 'response' ? ADDITION : breaking('service');
  }
  const alternative = container === 'oneOf' || container === 'anyOf';
  return effectOf(added === alternative ? 'widened' : 'narrowed', direction);
}

type Judge = (difference: Difference, direction: Direction | undefined) => Effect;

const NODES: Readonly<Record<string, Judge>> = {
  Root: ({ property, before, after }) =>
    property === 'openapi' && minor(before) === minor(after) ? NOTHING : BOTH,
  Server: ({ kind }) => breaking(kind === 'added' ? 'service' : 'callers'),
  Operation: ({ kind, property }) => {
    if (property === 'deprecated') return ADDITION;
    return breaking(kind === 'added' ? 'service' : 'callers');
  },
  PathItem: ({ kind, property, before, after }) => {
    if (property === 'key') return template(before) === template(after) ? NOTHING : BOTH;
    return breaking(kind === 'added' ? 'service' : 'callers');
  },
  Parameter: ({ kind, property, before, after }, direction) => {
    if (property === 'required') return effectOf(ofDemand(before, after), direction);
    if (property === 'name') return breaking('callers');
    if (property !== undefined) return BOTH;
    const demands = (after as { required?: boolean } | undefined)?.required === true;
    return kind === 'added' && !demands ? breaking('service') : breaking('callers');
  },
  RequestBody: ({ property, before, after }, direction) =>
    property === 'required' ? effectOf(ofDemand(before, after), direction) : BOTH,
  MediaType: ({ kind }, direction) => effectOf(ofPresence(kind), direction),
  Response: ({ path, kind }) => {
    if (kind === 'removed') return BOTH;
    // RFC 9110 has callers treat an error status that they do not know as the first of its class.
    return /^[45]/.test(path.at(-1) ?? '') ? ADDITION : breaking('callers');
  },
  Header: ({ kind, property, before, after }, direction) => {
    if (property === 'required') return effectOf(ofDemand(before, after), direction);
    if (property !== undefined) return BOTH;
    const demands = (after as { required?: boolean } | undefined)?.required === true;
    if (kind === 'added') return demands ? breaking('service') : ADDITION;
    return breaking('callers');
  },
};

function ofDemand(before: unknown, after: unknown): 'same' | 'narrowed' | 'widened' {
  const [was, is] = [before === true, after === true];
  if (was === is) return 'same';
  return is ? 'narrowed' : 'widened';
}

function ofPresence(kind: Difference['kind']): 'changed' | 'narrowed' | 'widened' {
  if (kind === 'modified') return 'changed';
  return kind === 'added' ? 'widened' : 'narrowed';
}

/** A path without the names of its parameters: as it is on the wire. */
function template(path: unknown): string {
  return String(path).replaceAll(/\{[^}]*\}/g, '{}');
}

/** Patches of OpenAPI itself change no meaning. */
function minor(version: unknown): string {
  return String(version).split('.').slice(0, 2).join('.');
}
