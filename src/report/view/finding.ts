import type { Rule, RuleId } from '../../../generated/catalogue.ts';
import type { HeldFinding } from '../../config/held.ts';
import type { Exchange, RecordedResponse } from '../../exchange/exchange.ts';
import { findingKey } from '../../judge/finding-key.ts';
import { curl } from '../curl.ts';
import { plain, shortened } from '../plain.ts';
import type { Place } from './place.ts';
import { placeOf } from './place.ts';

/** What a report shows of a finding, with the exchange that shows it. */
export interface FindingView {
  /** Stays the same from run to run. */
  readonly key: string;
  /** What of the rule is broken; may be empty. */
  readonly pointer: string;
  /** Where it is described what the finding breaks. */
  readonly place?: Place;
  readonly expected: string;
  readonly actual: string;
  /** How many exchanges show it. */
  readonly count: number;
  /** The reason why it is known, which the baseline gives. */
  readonly known?: string;
  /** Why somebody else may be to blame. */
  readonly note?: string;
  /** What shows it, each under its name. Nothing in it acts on whoever shows it. */
  readonly evidence: readonly (readonly [name: EvidenceName, text: string])[];
  /** Status and body of the answer on one line. */
  readonly brief: string;
  readonly exchange: Exchange;
}

/** The names under which evidence stands, in their order. */
export type EvidenceName = 'expected' | 'actual' | 'sent' | 'answer' | 'purpose' | 'recorded';

/** Characters of an answer that a report quotes, and of one that stands on a line. */
const QUOTED = 2_000;
const BRIEF = 600;

/** Makes of a finding what reports show. */
export function findingViewOf(
  finding: HeldFinding,
  id: RuleId,
  rule: Rule | undefined,
): FindingView {
  const { pointer, expected, actual, count, known, note, exchange } = finding;
  return {
    key: findingKey(id, pointer),
    pointer,
    ...(rule === undefined ? {} : { place: placeOf(rule, pointer) }),
    expected,
    actual,
    count,
    ...(known === undefined ? {} : { known }),
    ...(note === undefined ? {} : { note }),
    evidence: evidenceOf(finding),
    brief: briefOf(exchange.response),
    exchange,
  };
}

function evidenceOf({ expected, actual, exchange }: HeldFinding): [EvidenceName, string][] {
  const { purpose, id, source } = exchange;
  const rows: [EvidenceName, string][] = [
    ['expected', expected],
    ['actual', actual],
    ['sent', curl(exchange)],
    ['answer', answerOf(exchange)],
  ];
  if (purpose !== undefined) rows.push(['purpose', `${purpose} (request ${id})`]);
  if (source !== undefined) rows.push(['recorded', `${source} (entry ${id})`]);
  return rows.map(([name, text]) => [name, plain(text)]);
}

/** Status and body of an answer, or why there is none. */
function answerOf({ response, failure }: Exchange): string {
  if (response === undefined) return failure === undefined ? 'none' : `none: ${failure.message}`;
  return `${response.status} ${shortened(response.body, QUOTED, response.cut)}`;
}

function briefOf(response: RecordedResponse | undefined): string {
  if (response === undefined) return 'none';
  const { status, body, cut } = response;
  return plain(`${status} ${shortened(body.replaceAll('\n', ' '), BRIEF, cut)}`);
}
