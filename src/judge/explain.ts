import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { settings } from '../../generated/contract.ts';
import type { Ledger } from './ledger.ts';
import { keywordRule } from './whose-rule.ts';

/**
 * One fault often shows in several places. At the end of a run a finding is dropped where another one
 * says the same more plainly; what remains is at least as red as before.
 */

/** Says whether a finding of a rule, at a pointer, is only the echo of another one. */
type Echo = (pointer: string, has: (rule: RuleId, at?: string) => boolean) => boolean;

const KEYWORDS = catalogue.filter(({ keyword }) => keyword !== undefined);
const SETTINGS = new Set<string>(settings.map(({ name }) => name));

/** A member that is changed, or shown wrongly, whenever it is looked at. */
const ALONE: readonly RuleId[] = [
  'partial-update/stored-as-sent',
  'partial-update/list-replaced',
  'partial-update/absent-unchanged',
  'partial-update/empty-changes-nothing',
  'partial-update/visible-at-once',
];
const ofMember: Echo = (pointer, has) => ALONE.some((rule) => has(rule, pointer));

const ECHOES: readonly (readonly [RuleId, Echo])[] = [
  // A limit that is not checked is not named either.
  [
    'validation/names-every-member',
    (pointer, has) => {
      const rule = keywordRule(pointer.replace(/.*\//, ''));
      return rule !== undefined && has(rule, pointer);
    },
  ],
  // A good value that is refused is named among bad ones too; a member under another name is missed, too.
  [
    'validation/names-no-other',
    (pointer, has) =>
      SETTINGS.has(pointer)
        ? has('validation/valid-accepted', pointer) ||
          KEYWORDS.some(({ id, keyword }) => has(id, `${pointer}/${keyword}`))
        : has('validation/names-every-member'),
  ],
  ['concurrency/own-members-shown', ofMember],
  ['concurrency/others-explained', ofMember],
  ['concurrency/every-update-survives', ofMember],
  ['validation/nothing-stored', ofMember],
  ['auth/nothing-stored', ofMember],
  ['lookup/nothing-stored', ofMember],
  [
    'partial-update/others-untouched',
    (pointer, has) => has('partial-update/stored-as-sent', pointer),
  ],
  ['partial-update/stored-as-sent', (pointer, has) => has('partial-update/list-replaced', pointer)],
  // A token that is not checked lets everything through that comes after it.
  [
    'auth/checked-first',
    (_, has) =>
      has('auth/missing-token') ||
      has('auth/bad-token') ||
      has('auth/near-token') ||
      has('auth/other-scheme'),
  ],
  // A member that is wrong anyway can agree with what the body carried by chance.
  [
    'resource/read-only-ignored',
    (pointer, has) =>
      has('resource/status-follows', pointer) ||
      has('resource/events-count', pointer) ||
      has('resource/created-at-fixed', pointer),
  ],
  [
    'robustness/odd-body-status',
    (_, has) => has('validation/refused-with-422') || has('response/success-status'),
  ],
];

/** Drops the findings that only echo others. */
export function dropEchoes(ledger: Ledger): void {
  for (const [rule, echoes] of ECHOES) {
    ledger.forgive(rule, (pointer) => echoes(pointer, ledger.hasFinding));
  }
}
