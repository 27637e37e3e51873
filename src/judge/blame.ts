import { operation, settings } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { at } from '../exchange/json.ts';
import { blamed } from '../reading/blame.ts';
import { edges } from '../reading/edges.ts';
import type { Reading } from '../reading/reading.ts';
import { mayBeRefused } from '../reading/setting.ts';
import type { Ledger } from './ledger.ts';
import { keywordRule, refusedSettings } from './outcome.ts';
import type { KeywordCoverage } from './verdict.ts';

/** Names of blamed members that a finding shows; none but a broken answer blames more. */
const SHOWN = 20;

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
  if (reading.body.kind !== 'update') return;
  const refused = refusedSettings(reading);
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
  const innocent = [...named].filter((name) => !mayBeNamed(reading, name));
  for (const name of innocent) {
    ledger.charge('validation/names-no-other', exchange, {
      pointer: name,
      expected: `no error for ${name}`,
      actual: errors,
    });
  }
  if (innocent.length === 0) ledger.keep('validation/names-no-other');
}

/** The names that an answer blames, as many as anybody reads. */
function shownNames(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, SHOWN).join(', ');
  return names.size > SHOWN ? `${shown} and ${names.size - SHOWN} more` : shown;
}

/** An open value may be named, and so may a member that is no setting, under whatever name it goes. */
function mayBeNamed({ body }: Reading, name: string): boolean {
  if (body.kind !== 'update') return true;
  const setting = settings.find((each) => each.name === name);
  if (setting === undefined) return Object.keys(body.others).length > 0;
  const reading = body.settings.get(setting.name);
  return reading !== undefined && (reading.verdict === 'refused' || mayBeRefused(reading));
}

function keepKeywords(refused: readonly { keywords: readonly string[] }[], ledger: Ledger): void {
  for (const { keywords } of refused) {
    for (const keyword of keywords) {
      const rule = keywordRule(keyword);
      if (rule !== undefined) ledger.keep(rule);
    }
  }
}

/** An accepted update keeps the rules about the keywords at whose limits its values stand. */
export function keepAcceptedKeywords(reading: Reading, ledger: Ledger): void {
  for (const { keywords } of goodKeywords(reading)) keepKeywords([{ keywords }], ledger);
}

function goodKeywords({ body }: Reading): { name: string; keywords: string[] }[] {
  if (body.kind !== 'update') return [];
  return settings.flatMap((setting) => {
    const value = body.settings.get(setting.name);
    if (value?.verdict !== 'taken') return [];
    const keywords = ['type'];
    if (setting.format !== undefined) keywords.push('format');
    if (setting.items !== undefined) keywords.push('enum');
    for (const edge of edges(setting, value.values[0] ?? null))
      if (!keywords.includes(edge)) keywords.push(edge);
    return [{ name: setting.name, keywords }];
  });
}

/** A coverage that is still counted. */
export type Counts = { -readonly [side in keyof KeywordCoverage]: number };

/** Counts the keywords that a request tries with a good and with a bad value. */
export function coverKeywords(reading: Reading, counts: Map<string, Counts>): void {
  const count = (key: string, side: keyof KeywordCoverage): void => {
    const known = counts.get(key) ?? { good: 0, bad: 0 };
    known[side] += 1;
    counts.set(key, known);
  };
  for (const { name, keywords } of goodKeywords(reading))
    for (const keyword of keywords) count(`${name}/${keyword}`, 'good');
  for (const { name, keywords } of refusedSettings(reading))
    for (const keyword of keywords) count(`${name}/${keyword}`, 'bad');
}
