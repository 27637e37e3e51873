import type { RuleId } from '../../generated/catalogue.ts';
import type { AnswerName } from '../../generated/contract.ts';
import { answers, operation, settings } from '../../generated/contract.ts';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import { grouped } from '../exchange/grouped.ts';
import type { Json } from '../exchange/json.ts';
import { at } from '../exchange/json.ts';
import { blamed } from '../reading/blame.ts';
import type { BodyReading } from '../reading/body.ts';
import { isEmpty } from '../reading/body.ts';
import { edges } from '../reading/edges.ts';
import type { Expectation, Reading } from '../reading/reading.ts';
import type { Ledger } from './ledger.ts';
import { keywordRule, lookupRule, refusedSettings, tokenRule } from './whose-rule.ts';

const SUCCESS = answers.success.status;
const REFUSED = answers['invalid-data'].status;
const UNAUTHORIZED = answers['missing-token'].status;
const NOT_FOUND = answers['unknown-agent'].status;

/** The documented answers, by status. */
const BY_STATUS: ReadonlyMap<number, readonly AnswerName[]> = new Map(
  [...grouped(Object.values(answers), ({ status }) => String(status))].map(([status, all]) => [
    Number(status),
    all.map(({ name }) => name),
  ]),
);
const NONE: readonly AnswerName[] = [];
/** The documented answers of an expectation that have a status. */
export function answersOf(expected: Expectation, status: number): readonly AnswerName[] {
  const all = BY_STATUS.get(status);
  if (all === undefined) return NONE;
  return all.every((name) => expected.answers.has(name))
    ? all
    : all.filter((name) => expected.answers.has(name));
}

/**
 * The first layer: the status is one that the reading permits.
 *
 * @param json what the answer's body says; undefined where that is no JSON
 * @param repeated the same update was accepted just before
 * @returns whether the layer held
 */
export function checkOutcome(
  exchange: Exchange,
  response: RecordedResponse,
  json: Json | undefined,
  reading: Reading,
  expected: Expectation,
  repeated: boolean,
  ledger: Ledger,
): boolean {
  const { status } = response;
  if (expected.statuses.has(status) || answersOf(expected, status).length > 0) {
    keepOutcome(reading, status, ledger);
    if (status === SUCCESS && repeated) ledger.keep('partial-update/repeat-is-same');
    return true;
  }
  for (const [rule, pointer] of blameOutcome(reading, expected, response, json, repeated)) {
    ledger.charge(rule, exchange, {
      pointer,
      expected: `status ${describe(expected)}`,
      actual: `status ${status}`,
    });
  }
  return false;
}

/** Which rules an answer with a permitted status keeps. */
function keepOutcome(reading: Reading, status: number, ledger: Ledger): void {
  const { token, lookup, body } = reading;
  const ofToken = tokenRule(token);
  if (ofToken !== undefined) {
    ledger.keep(ofToken);
    const otherwiseWrong = lookup !== 'none' || refusedSettings(reading).length > 0;
    if (otherwiseWrong) ledger.keep('auth/checked-first');
    return;
  }
  if (token === 'good') ledger.keep('auth/good-token');
  const ofLookup = lookupRule(lookup);
  if (ofLookup !== undefined) {
    ledger.keep(ofLookup);
    return;
  }
  if (body.kind === 'odd') ledger.keep('robustness/odd-body-status');
  if (body.kind !== 'update') return;
  if (body.unwieldy) ledger.keep('robustness/odd-body-status');
  ledger.keep('lookup/known-found');
  if (status === REFUSED && refusedSettings(reading).length > 0)
    ledger.keep('validation/refused-with-422');
  if (status !== SUCCESS) return;
  ledger.keep('response/success-status');
  if (body.settings.size > 0 && !body.open && refusedSettings(reading).length === 0)
    ledger.keep('validation/valid-accepted');
  if (isEmpty(body)) ledger.keep('partial-update/empty-accepted');
}

/** Which rules an answer with a wrong status breaks, each with the pointer of the finding. */
function blameOutcome(
  reading: Reading,
  expected: Expectation,
  { status }: RecordedResponse,
  json: Json | undefined,
  repeated: boolean,
): [RuleId, string][] {
  const ofToken = tokenRule(reading.token);
  const ofLookup = lookupRule(reading.lookup);
  const refused = refusedSettings(reading);
  if (ofToken !== undefined) {
    const revealed =
      (status === NOT_FOUND && ofLookup !== undefined) ||
      (status === REFUSED && refused.length > 0);
    return [[revealed ? 'auth/checked-first' : ofToken, '']];
  }
  if (ofLookup !== undefined) return [[ofLookup, '']];
  // Where the scheme is not taken, the answer is that to a token that is not good.
  if (reading.token === 'token-scheme' && status >= 300) return [['auth/other-scheme', '']];
  const accepted = status < 300;
  if (accepted && mayBeAccepted(expected)) return [['response/success-status', String(status)]];
  if (status === UNAUTHORIZED || status === 403) return [['auth/good-token', '']];
  if (status === NOT_FOUND) return [['lookup/known-found', '']];
  if (reading.body.kind === 'odd') return [['robustness/odd-body-status', reading.body.oddity]];
  if (reading.body.kind !== 'update') return [];
  if (refused.length === 0) return blameRefusal(reading.body, status, json, repeated);
  if (!accepted) {
    return reading.body.unwieldy
      ? [['robustness/odd-body-status', 'large-body']]
      : [['validation/refused-with-422', String(status)]];
  }
  return refused.flatMap(({ name, keywords }) =>
    keywords.map((keyword): [RuleId, string] => [
      keywordRule(keyword) ?? 'validation/type',
      `${name}/${keyword}`,
    ]),
  );
}

/** The permitted statuses, in words. */
function describe({ answers: documented, statuses }: Expectation): string {
  const wanted = [...documented].map((name) => answers[name].status);
  return [...new Set([...wanted, ...statuses])].sort().join(' or ');
}

/** Whether one of the answers that a request may get is the success. */
function mayBeAccepted({ answers: documented, statuses }: Expectation): boolean {
  return documented.has('success') || statuses.has(SUCCESS);
}

/** An update without fault was not accepted: whose fault is it in the eyes of the server? */
function blameRefusal(
  { settings: sent, open, unwieldy }: BodyReading & { kind: 'update' },
  status: number,
  json: Json | undefined,
  repeated: boolean,
): [RuleId, string][] {
  if (unwieldy) return [['robustness/odd-body-status', 'large-body']];
  if (repeated) return [['partial-update/repeat-is-same', String(status)]];
  if (open) return [['validation/refused-with-422', String(status)]];
  if (sent.size === 0) return [['partial-update/empty-accepted', String(status)]];
  const named = blamed(at(json, operation.blame));
  const charges = settings.flatMap((setting) => {
    const value = sent.get(setting.name);
    if (value?.verdict !== 'taken' || !named.has(setting.name)) return [];
    const limits = edges(setting, value.values[0] ?? null);
    if (limits.length === 0)
      return [['validation/valid-accepted', setting.name] as [RuleId, string]];
    return limits.map((keyword): [RuleId, string] => [
      keywordRule(keyword) ?? 'response/success-status',
      `${setting.name}/${keyword}`,
    ]);
  });
  return charges.length > 0 ? charges : [['response/success-status', [...named].join('+')]];
}
