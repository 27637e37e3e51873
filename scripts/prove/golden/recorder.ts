import { createHash } from 'node:crypto';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { Finding, RuleVerdict } from '../../../src/judge/verdict.ts';
import { decide } from '../../../src/verify/decide.ts';
import type { RunResult } from '../../../src/verify/run.ts';

/**
 * What a run did and said, a line each: its requests in order (`~digest purpose`), then its decision, then what
 * rules say that did not pass.
 */
export type Lines = readonly string[];

/** Notes the requests of a run, and tells in the end what came of it. */
export interface Recorder {
  readonly onExchange: (exchange: Exchange) => void;
  readonly lines: (result: RunResult) => Lines;
}

/** Characters of a line that are kept; what is cut off counts by a digest. */
const LONGEST = 120;
/** Characters that are shown of what was expected, and of what was seen. */
const SHOWN = 24;
/** Characters of a digest: that another text in the same place has the same one is one chance in sixteen million. */
const DIGITS = 4;

/** Moments and ports differ from run to run; everything else is the same on a virtual clock. */
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g;
const ORIGIN = /https?:\/\/(?:127\.0\.0\.1|localhost|server\.test)(?::\d+)?/g;

/** Writes lines about a run in which nothing is left that differs from run to run. */
export function createRecorder(): Recorder {
  const requests: string[] = [];
  const purposes = new Map<number, string>();
  return {
    onExchange: (exchange) => {
      const { id, purpose = 'no purpose', request, repeated } = exchange;
      const { method, url, headers, body = null } = request;
      const sent = normal(JSON.stringify([method, url, headers, body]));
      purposes.set(id, purpose);
      const again = repeated ? ', answered with a wait' : '';
      requests.push(shortened(`~${digest(sent + again)} ${purpose}${again}`));
    },
    lines: (result) => {
      const { verdict, sequence, warnings = [] } = result;
      const decision = decide(result, false);
      const reason = 'reason' in decision ? `: ${decision.reason}` : '';
      const steps = sequence === undefined ? [] : [`sequence: ${sequence.steps.join(' | ')}`];
      const others = [
        `decision: ${decision.exitCode}, ${decision.summary}${reason}`,
        ...warnings.map((warning) => `warning: ${warning}`),
        ...verdict.interference.map((sentence) => `interference: ${sentence}`),
        ...steps,
        ...verdict.rules.flatMap((rule) => linesOf(rule, purposes)),
      ];
      return [...requests, ...others.map((line) => shortened(normal(line)))];
    },
  };
}

/** A rule that passed says nothing. */
function linesOf(rule: RuleVerdict, purposes: ReadonlyMap<number, string>): string[] {
  const { id, outcome, findings, observed, more, lacks } = rule;
  if (outcome === 'pass') return [];
  const answers = Object.keys(observed).sort();
  const lacking = lacks.length === 0 ? '' : ` (lacks ${lacks.join(', ')})`;
  return [
    ...findings.map((finding) => `${outcome} ${id}${findingOf(finding, purposes)}`),
    ...(more === undefined ? [] : [`${outcome} ${id}: ${more} more`]),
    // How often an open question was answered is nobody's promise.
    ...answers.map((answer) => `${outcome} ${id}: ${answer}`),
    ...(findings.length + answers.length > 0 ? [] : [`${outcome} ${id}${lacking}`]),
  ];
}

function findingOf(
  { pointer, count, expected, actual, exchange, note }: Finding,
  purposes: ReadonlyMap<number, string>,
): string {
  const place = pointer === '' ? '' : ` at ${pointer}`;
  const evidence = [expected, actual, note ?? '', purposes.get(exchange.id) ?? ''];
  const shown = [expected, actual].map((text) => normal(text).slice(0, SHOWN)).join('; ');
  return `${place} ×${count} [${digest(normal(evidence.join('\n')))}]: ${shown}`;
}

/** A text without what differs from run to run. */
function normal(text: string): string {
  return text.replace(MOMENT, '‹time›').replace(ORIGIN, '‹origin›');
}

/** A line on a line. What is cut off changes a digest at the end. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}… ${digest(text)}` : line;
}

/** A text's digest, in characters that may stand in a word. */
export function digest(text: string, digits = DIGITS): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, digits);
}
