import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { answers, settings } from '../../generated/contract.ts';
import type { Results, TwinResult } from './results.ts';

/** One open question, and the answers that variants give to it. */
export interface Question {
  readonly rule: RuleId;
  /** For each answer the first variant that gives it. */
  readonly answers: ReadonlyMap<string, string>;
}

/** What a proof says in numbers. */
export interface Figures {
  readonly faults: number;
  readonly killed: number;
  readonly variants: number;
  readonly green: number;
  /** Rules that can fail or warn, and those of them that a fault breaks. */
  readonly rules: number;
  readonly broken: number;
  /** Faults by the rules that they break and that caught them. */
  readonly kills: ReadonlyMap<RuleId, readonly string[]>;
  readonly questions: readonly Question[];
  readonly requests: { readonly twin: number; readonly most: number };
  readonly keywords: { readonly all: readonly string[]; readonly tried: readonly string[] };
  readonly answers: { readonly all: readonly string[]; readonly seen: readonly string[] };
}

/** Requests that a run may need. */
export const MOST_REQUESTS = 96;

/** Rules that can turn a run red or yellow. */
export const canFail = catalogue.filter(({ severity }) => severity !== 'none').map(({ id }) => id);

const open = catalogue.filter(({ severity }) => severity === 'none').map(({ id }) => id);

export function sameRules(a: readonly RuleId[], b: readonly RuleId[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

export function figuresOf({ twin, faults, variants }: Results): Figures {
  const kills = new Map<RuleId, string[]>(canFail.map((rule) => [rule, []]));
  for (const { id, breaks, caught } of faults)
    for (const rule of breaks) if (caught.includes(rule)) kills.get(rule)?.push(id);
  const keywords = keywordsOfRequest();
  const seen = twin.coverage.answers;
  return {
    faults: faults.length,
    killed: faults.filter(({ breaks, caught }) => sameRules(breaks, caught)).length,
    variants: variants.length,
    green: variants.filter(({ warns, caught }) => sameRules(warns, caught)).length,
    rules: canFail.length,
    broken: [...kills.values()].filter((ids) => ids.length > 0).length,
    kills,
    questions: open.map((rule) => questionOf(rule, [twin, ...variants])),
    requests: {
      twin: twin.requests,
      most: Math.max(...[twin, ...faults, ...variants].map(({ requests }) => requests)),
    },
    keywords: { all: keywords, tried: keywords.filter((keyword) => isTried(keyword, twin)) },
    answers: {
      all: Object.keys(answers),
      seen: Object.keys(answers).filter((name) => (seen[name] ?? 0) > 0),
    },
  };
}

function questionOf(rule: RuleId, variants: readonly Results['variants'][number][]): Question {
  const found = new Map<string, string>();
  for (const { id, observed } of variants) {
    const answer = observed[rule]?.join(' · ');
    if (answer !== undefined && !found.has(answer)) found.set(answer, id);
  }
  return { rule, answers: found };
}

function keywordsOfRequest(): string[] {
  return settings.flatMap((setting) => {
    const { name, format, minimum, maximum, maxLength, minItems, items, enum: texts } = setting;
    const values = items ?? texts;
    return Object.entries({
      type: true,
      format,
      minimum,
      maximum,
      maxLength,
      minItems,
      enum: values,
    })
      .filter(([, value]) => value !== undefined)
      .map(([keyword]) => `${name}/${keyword}`);
  });
}

function isTried(keyword: string, { coverage }: TwinResult): boolean {
  const counts = coverage.keywords[keyword];
  return counts !== undefined && counts.good > 0 && counts.bad > 0;
}
