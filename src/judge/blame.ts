import type { SettingName } from '../../generated/contract.ts';
import { operation, settings } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { at } from '../exchange/json.ts';
import { blamed } from '../reading/blame.ts';
import type { BodyReading, RefusedSetting } from '../reading/body.ts';
import { edges } from '../reading/edges.ts';
import type { Reading } from '../reading/reading.ts';
import type { SettingReading } from '../reading/setting.ts';
import { mayBeRefused } from '../reading/setting.ts';
import type { Ledger } from './ledger.ts';
import { checkMessages } from './messages.ts';
import type { KeywordCoverage } from './verdict.ts';
import { keywordRule } from './whose-rule.ts';

/** Names of blamed members that a finding shows; none but a broken answer blames more. */
const SHOWN = 20;

const BY_NAME = new Map(
  settings.map((setting) => {
    const { name, format, items, enum: values } = setting;
    /** The keywords that every good value keeps. */
    const always: readonly string[] = [
      'type',
      ...(format === undefined ? [] : ['format']),
      ...(items === undefined && values === undefined ? [] : ['enum']),
    ];
    return [name, { setting, always }];
  }),
);

type TakenSetting = SettingReading & { readonly verdict: 'taken' };

/**
 * Judges whom a refusal names: every member that breaks its limits, and none that keeps them. A member
 * with an open value, or one that is no setting, may be named.
 *
 * @param canBlame whether the target's refusals say who is to blame (a mock's do not)
 */
export function checkBlame(
  exchange: Exchange,
  reading: Reading,
  body: Json,
  canBlame: boolean,
  ledger: Ledger,
): void {
  const { body: sent } = reading;
  if (sent.kind !== 'update') return;
  const { refused } = sent;
  if (!canBlame) {
    keepKeywords(refused.length === 1 ? refused : [], ledger);
    return;
  }
  const named = blamed(at(body, operation.blame));
  const errors = `errors for ${shownNames(named)}`;
  const missed = refused.filter(({ name }) => !named.has(name));
  keepKeywords(
    refused.filter(({ name }) => named.has(name)),
    ledger,
  );
  for (const { name, keywords } of missed) {
    ledger.charge('validation/names-every-member', exchange, {
      pointer: `${name}/${keywords[0] ?? ''}`,
      expected: `an error for ${name}`,
      actual: named.size === 0 ? 'no errors' : errors,
    });
  }
  if (named.size === 0 && refused.length === 0) {
    ledger.charge('validation/names-every-member', exchange, {
      expected: 'an error for a member',
      actual: 'no errors',
    });
  }
  if (missed.length > 0 || named.size === 0) return;
  ledger.keep('validation/names-every-member');
  const innocent = [...named].filter((name) => !mayBeNamed(sent, name));
  for (const name of innocent) {
    ledger.charge('validation/names-no-other', exchange, {
      pointer: name,
      expected: `no error for ${name}`,
      actual: errors,
    });
  }
  if (innocent.length > 0) return;
  ledger.keep('validation/names-no-other');
  checkMessages(exchange, body, reading.json, (name) => !mayBeNamed(sent, name), ledger);
}

/** The names that an answer blames, as many as anybody reads. */
function shownNames(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, SHOWN).join(', ');
  return names.size > SHOWN ? `${shown} and ${names.size - SHOWN} more` : shown;
}

/** An open value may be named, and so may a member that is no setting, under whatever name it goes. */
function mayBeNamed(sent: BodyReading & { kind: 'update' }, name: string): boolean {
  const setting = settings.find((each) => each.name === name);
  if (setting === undefined) return Object.keys(sent.others).length > 0;
  const reading = sent.settings.get(setting.name);
  return reading !== undefined && (reading.verdict === 'refused' || mayBeRefused(reading));
}

function keepKeywords(refused: readonly RefusedSetting[], ledger: Ledger): void {
  for (const { keywords } of refused) keepEach(keywords, ledger);
}

function keepEach(keywords: readonly string[], ledger: Ledger): void {
  for (const keyword of keywords) {
    const rule = keywordRule(keyword);
    if (rule !== undefined) ledger.keep(rule);
  }
}

/** An accepted update keeps the rules about the keywords at whose limits its values stand. */
export function keepAcceptedKeywords({ body: accepted }: Reading, ledger: Ledger): void {
  if (accepted.kind !== 'update') return;
  for (const [name, reading] of accepted.settings) {
    if (reading.verdict === 'taken' && !mayBeRefused(reading))
      keepEach(triedBy(name, reading), ledger);
  }
}

/** The keywords of a setting that a good value tries: those that it keeps anyway, and the limit at which it stands. */
function triedBy(name: SettingName, { values }: TakenSetting): readonly string[] {
  const known = BY_NAME.get(name);
  if (known === undefined) return [];
  const { setting, always } = known;
  const further = edges(setting, values[0] ?? null).filter((edge) => !always.includes(edge));
  return further.length === 0 ? always : [...always, ...further];
}

/** A coverage that is still counted. */
export type Counts = { -readonly [side in keyof KeywordCoverage]: number };

/** Counts the keywords that a request tries with a good and with a bad value. */
export function coverKeywords({ body }: Reading, counts: Map<string, Counts>): void {
  if (body.kind !== 'update') return;
  for (const [name, reading] of body.settings) {
    if (reading.verdict === 'taken' && !mayBeRefused(reading))
      count(name, triedBy(name, reading), 'good', counts);
  }
  for (const { name, keywords } of body.refused) count(name, keywords, 'bad', counts);
}

function count(
  name: SettingName,
  keywords: readonly string[],
  side: keyof KeywordCoverage,
  counts: Map<string, Counts>,
): void {
  for (const keyword of keywords) {
    const key = `${name}/${keyword}`;
    const known = counts.get(key);
    if (known !== undefined) known[side] += 1;
    else counts.set(key, { good: 0, bad: 0, [side]: 1 });
  }
}
