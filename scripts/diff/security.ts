import type { Description } from '../generate/openapi.ts';
import { onlyOperation } from '../generate/operation.ts';
import { BOTH, breaking, type Change, NOTHING } from './change.ts';

/** What one way of being let in asks for: schemes with their scopes. */
type Requirement = Readonly<Record<string, readonly string[]>>;

/**
 * How the ways of being let in to the operation changed, wherever they are written: a way that no new one
 * is as easy as breaks callers, a way that no old one was as easy as has to be opened by the service.
 */
export function securityChanges(before: Description, after: Description): readonly Change[] {
  const [old, now] = [required(before), required(after)];
  const closed = old.some((one) => !now.some((other) => isContained(other, one)));
  const opened = now.some((one) => !old.some((other) => isContained(other, one)));
  if (!closed && !opened && old.length === now.length) return [];
  const effect = closed && opened ? BOTH : closed ? breaking('callers') : breaking('service');
  const { path, method } = onlyOperation(after);
  return [
    {
      path: ['paths', path, method],
      property: 'security',
      place: 'security',
      node: 'Operation',
      kind: 'modified',
      before: old,
      after: now,
      direction: 'request',
      ...(closed || opened ? effect : NOTHING),
    },
  ];
}

/** The ways that hold for the operation: its own, or those of the whole description. */
function required(description: Description): readonly Requirement[] {
  const { operation } = onlyOperation(description);
  const own = (operation as { security?: readonly Requirement[] }).security;
  const ways = own ?? (description as { security?: readonly Requirement[] }).security ?? [];
  return ways.length === 0 ? [{}] : ways;
}

function isContained(small: Requirement, large: Requirement): boolean {
  return Object.entries(small).every(
    ([scheme, scopes]) =>
      scopes.every((scope) => large[scheme]?.includes(scope)) && Object.hasOwn(large, scheme),
  );
}
