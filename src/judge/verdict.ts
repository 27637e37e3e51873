import type { Need, RuleId, Severity } from '../../generated/catalogue.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';

/**
 * How a rule ended.
 * - `pass`: exercised and kept · `fail` and `warn`: broken, by severity · `observed`: an open question, answered
 * - `undecided`: exercised, and the traffic does not tell · `not-exercised`: no exchange bears on it
 * - `locked`: the target lacks what the rule needs · `off`: nobody wants it judged
 */
export type Outcome =
  | 'pass'
  | 'fail'
  | 'warn'
  | 'observed'
  | 'undecided'
  | 'not-exercised'
  | 'locked'
  | 'off';

/** One way in which a rule is broken, with the exchange that shows it first. */
export interface Finding {
  /** JSON pointer without its leading slash: what it is about (`timeout/maximum`, `data/name`); may be empty. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** How many exchanges show it. */
  readonly count: number;
  readonly exchange: Exchange;
  /** Why somebody else may be to blame. It changes nothing in the verdict. */
  readonly note?: string;
}

/** What became of one rule. */
export interface RuleVerdict {
  readonly id: RuleId;
  readonly outcome: Outcome;
  /** What the rule was taken for, where that is not what the catalogue says. */
  readonly severity?: Severity;
  /** How many times traffic could have broken it. */
  readonly exercised: number;
  readonly findings: readonly Finding[];
  /** Charges at further pointers, of which nothing is kept. */
  readonly more?: number;
  /** Answers to an open question, each with the number of exchanges that gave it. */
  readonly observed: Readonly<Record<string, number>>;
  /** What the target lacks, for a locked rule. */
  readonly lacks: readonly Need[];
}

/** How often a keyword of the request schema was tried with a good and with a bad value. */
export interface KeywordCoverage {
  readonly good: number;
  readonly bad: number;
}

/** What the traffic touched. */
export interface Coverage {
  /** By `setting/keyword`, such as `timeout/maximum`. */
  readonly keywords: Readonly<Record<string, KeywordCoverage>>;
  /** By answer name and by status of answers without a documented body. */
  readonly answers: Readonly<Record<string, number>>;
}

/** The judgement of a transcript. */
export interface Verdict {
  readonly rules: readonly RuleVerdict[];
  readonly coverage: Coverage;
  /** Exchanges of this operation. */
  readonly exchanges: number;
  /** Exchanges that are not of this operation. */
  readonly ignored: number;
  /** Updates that were accepted and judged against the model, and those of them that were partial. */
  readonly decided: { readonly updates: number; readonly partial: number };
  /** Something else than this traffic seems to have changed a webhook. */
  readonly interference: readonly string[];
}

/** The actual text of a finding: at most this many characters of a value. */
const SHOWN = 200;

/** A value as a finding shows it. */
export function show(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}
