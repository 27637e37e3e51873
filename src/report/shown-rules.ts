import type { HeldRule } from '../config/held.ts';
import type { RunVerdict } from './document.ts';

/**
 * The rules of a run as reports for people and CI show them, without those that are off. Of a run that
 * something kept from being judged, none counts as broken: a wrong address is no breach of the contract.
 */
export function shownRules({ rules, obstacle }: RunVerdict): readonly HeldRule[] {
  const wanted = rules.filter(({ outcome }) => outcome !== 'off');
  if (obstacle === undefined || obstacle.judged) return wanted;
  return wanted.map((rule) => ({
    ...rule,
    outcome: rule.outcome === 'locked' ? 'locked' : 'not-exercised',
    exercised: 0,
    findings: [],
    observed: {},
  }));
}
