import type { Rule, RuleId } from '../../../generated/catalogue.ts';
import { catalogue } from '../../../generated/catalogue.ts';
import { settings } from '../../../generated/contract.ts';
import { describedIn, lines } from '../../../generated/lines.ts';

const RULES = new Map(catalogue.map((rule) => [rule.id, rule]));

/** A rule of the catalogue; undefined where a document is newer than this package. */
export function ruleOf(id: RuleId): Rule | undefined {
  return RULES.get(id);
}

/** A place in the description. */
export interface Place {
  /** Path as from the root of this project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** JSON pointer in URI fragment form. */
  readonly at: string;
}

/** Where it is described what a finding breaks: the keyword of a setting if the finding names one, or the rule. */
export function placeOf({ id, at }: Rule, pointer = ''): Place {
  const candidates = id.startsWith('validation/') ? keywordsOf(pointer) : [];
  const found = [...candidates, at].find((place) => Object.hasOwn(lines, place)) ?? at;
  return { file: describedIn, line: lines[found] ?? 1, at: found };
}

/** The pointers into the description that `timeout/maximum` may mean, the closest first. */
function keywordsOf(pointer: string): string[] {
  const [name, keyword] = pointer.split('/');
  const setting = settings.find((each) => each.name === name);
  if (setting === undefined) return [];
  return [`${setting.pointer}/${keyword}`, setting.pointer];
}
