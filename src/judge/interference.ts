import type { RuleId } from '../../generated/catalogue.ts';
import type { RuleVerdict } from './verdict.ts';

/** Rules that are broken, too, where somebody else changes a webhook between two requests. */
const DRIFTS: readonly RuleId[] = [
  'partial-update/absent-unchanged',
  'partial-update/empty-changes-nothing',
  'partial-update/visible-at-once',
  'partial-update/others-untouched',
  'validation/nothing-stored',
  'auth/nothing-stored',
  'lookup/nothing-stored',
  'concurrency/every-update-survives',
  'concurrency/others-explained',
];

/**
 * What somebody else may have done. A run of ours has its webhooks to itself; in traffic of others, who
 * else writes does not show.
 */
export function interferenceIn(rules: readonly RuleVerdict[]): string[] {
  return rules
    .filter(({ id, findings }) => DRIFTS.includes(id) && findings.length > 0)
    .map(({ id, findings }) => {
      const where = findings
        .map(
          ({ pointer, exchange }) =>
            `${pointer === '' ? 'at' : `${pointer} at`} request ${exchange.id}`,
        )
        .join(', ');
      return `${id} would look the same if another client, which this traffic does not show, had changed the webhook in between (${where}).`;
    });
}
