import type { HeldFinding } from '../config/held.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { curl } from './curl.ts';
import { plain, shortened } from './plain.ts';

/** Characters of an answer that a report quotes. */
const QUOTED = 2_000;

/** What shows a finding, each under its name. Nothing in it acts on whoever shows it. */
export function evidenceOf({
  expected,
  actual,
  exchange,
}: HeldFinding): [name: string, text: string][] {
  const { purpose, id, source } = exchange;
  const rows: [string, string][] = [
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
