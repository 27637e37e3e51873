import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { RefusedSetting } from '../reading/body.ts';
import type { LookupFault, Reading } from '../reading/reading.ts';
import type { TokenReading } from '../reading/token.ts';

const NOBODY: readonly RefusedSetting[] = [];

const KEYWORD_RULES = new Map(
  catalogue.flatMap(({ id, keyword }) => (keyword === undefined ? [] : [[keyword, id] as const])),
);

const TOKEN_RULES: Readonly<Partial<Record<TokenReading, RuleId>>> = {
  missing: 'auth/missing-token',
  bad: 'auth/bad-token',
  near: 'auth/near-token',
  'other-scheme': 'auth/other-scheme',
};

/** The rule about a keyword of the request schema; undefined for keywords that no rule is about. */
export function keywordRule(keyword: string): RuleId | undefined {
  return KEYWORD_RULES.get(keyword);
}

/** The rule about a fault of the ids in a path. */
export function lookupRule(fault: LookupFault): RuleId | undefined {
  return fault === 'none' || fault === 'undecided' ? undefined : `lookup/${fault}`;
}

/** The rule about a fault of the token. */
export function tokenRule(token: TokenReading): RuleId | undefined {
  return TOKEN_RULES[token];
}

/** The members of an update that break their limits, and the keywords that they break. */
export function refusedSettings({ body }: Reading): readonly RefusedSetting[] {
  return body.kind === 'update' ? body.refused : NOBODY;
}
