import type { Context } from '../exchange/context.ts';
import { isContext } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { OwnPage } from '../exchange/har/page.ts';
import { readOwnPages } from '../exchange/har/page.ts';
import { readOwnEntry } from '../exchange/har/read-entry.ts';
import { isExchange } from '../exchange/is-exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { readPath } from '../exchange/path.ts';
import { readsWebhook } from '../judge/other-reads.ts';
import { mayWrite } from '../judge/other-writes.ts';
import { isEnding } from '../verify/recorded.ts';
import type { RunResult } from '../verify/run.ts';
import type { Habits } from './foreign-entry.ts';
import { isOfServer, readForeignEntry } from './foreign-entry.ts';
import { createSorter } from './in-order.ts';
import { openContext } from './open-context.ts';
import { parseMember, parsePart } from './parse-part.ts';
import type { Part } from './part.ts';
import { RecordingError } from './recording-error.ts';
import type { RecordingOptions, Runs } from './runs.ts';
import { createRuns, nothingFound } from './runs.ts';
import { createTally } from './tally.ts';
import { startOf } from './times.ts';
import { createVeil } from './veil.ts';

/** What is known of a recording before it is judged. */
export interface Beforehand extends Habits {
  /** Some update shows an Authorization header. Undefined where nobody looked. */
  readonly showsTokens?: boolean;
}

/** Judges the parts of one recording. */
export interface Fold {
  /**
   * Takes the next part.
   *
   * @param number of the entry, where they do not come in the order of the file
   * @throws RecordingError for what is no recording · OutOfOrderError for an entry that comes too late
   */
  readonly take: (part: Part, number?: number) => void;
  readonly results: () => RunResult[];
}

/** The least difference between two times, in milliseconds. */
const TICK = 0.001;
/** Reads that are kept until an update follows at their origin. */
const EARLY = 16;

/** An entry was sent before others that are judged already. */
export class OutOfOrderError extends RecordingError {}

/** A fold that has taken nothing. */
export function createFold(name: string, options: RecordingOptions, beforehand: Beforehand): Fold {
  const runs = createRuns(options);
  const veil = createVeil();
  const habits: Habits = { showsBodies: beforehand.showsBodies };
  const tally = createTally();
  let entries = 0;
  let ignored = 0;
  let told = 0;
  /** When the entry above was answered. */
  let latest = 0;
  /** What was read of webhooks ahead of the first update at an origin. */
  const early = new Map<string, Exchange[]>();

  const stepForeign = (exchange: Exchange): void => {
    const origin = originOf(exchange.request.url);
    const isOurs = readPath(exchange.request) !== undefined;
    if (isOurs && !runs.has(origin)) {
      runs.begin(origin, openContext(`${name} (${origin})`, beforehand.showsTokens));
      for (const before of early.get(origin) ?? []) runs.step(origin, before);
      early.delete(origin);
    } else if (!runs.has(origin)) {
      if (!mayWrite(exchange.request))
        early.set(origin, [...(early.get(origin) ?? []), exchange].slice(-EARLY));
      return;
    }
    if (isOurs) tally.exchange(exchange);
    runs.step(origin, exchange);
  };
  const sorter = createSorter(stepForeign);
  const foreign = (entry: JsonObject, part: Part, number: number): void => {
    const { method = '', url = '' } = isObject(entry.request) ? entry.request : {};
    const request = { method: String(method), url: String(url) };
    const isOurs = readPath(request) !== undefined;
    const isWrite = !isOurs && mayWrite(request);
    const isState = !isOurs && readsWebhook(request) !== undefined;
    if (!isOurs && !isState) ignored += 1;
    if (!isOurs && !isWrite && !isState) return;
    if (!isOfServer(entry)) {
      tally.note('madeUp');
      return;
    }
    const source = sourceOf(name, part);
    const exchange = readForeignEntry(entry, number, source, habits, veil, latest + TICK);
    if (exchange === undefined) return;
    if (startOf(entry) === undefined) tally.note('undated');
    latest = exchange.endedAt;
    if (!sorter.add(exchange))
      throw new OutOfOrderError('This entry was sent before too many that stand above it', part);
  };
  const context = (given: Context): void => runs.begin(`context ${++told}`, given);
  const exchange = (given: Exchange): void => {
    if (told === 0) context(openContext(name));
    runs.step(`context ${told}`, given);
  };
  const item = (part: Part & { readonly bytes: Buffer }, number: number): void => {
    const value = parsePart(part);
    const own = readOwnEntry(value);
    if (own !== undefined) {
      if (own.context !== undefined) runs.begin(own.page, own.context);
      runs.step(own.page, own.exchange);
    } else if (isContext(value)) context(value);
    else if (isExchange(value)) exchange(value);
    else if (typeof value.startedAt === 'number')
      throw new RecordingError('This exchange is not whole', part);
    else if (isObject(value.request)) foreign(value, part, number);
    else throw new RecordingError('This is neither an entry of a HAR file nor an exchange', part);
  };

  return {
    take: (part, number) => {
      const { bytes } = part;
      if (part.kind === 'member') {
        if (part.key === 'pages' && bytes !== undefined)
          for (const page of readOwnPages(parseMember({ ...part, bytes }))) endRun(page, runs);
        return;
      }
      entries += 1;
      if (bytes === undefined) tally.note('large');
      else item({ ...part, bytes }, number ?? entries);
    },
    results: () => {
      sorter.end();
      const results = runs.results();
      if (results.length === 0) return [nothingFound(openContext(name), entries)];
      const notes = tally.sentences();
      return results.map((result, index) =>
        index > 0 || result.context.closed
          ? result
          : {
              ...result,
              verdict: { ...result.verdict, ignored: result.verdict.ignored + ignored },
              ...(notes.length === 0 ? {} : { notes }),
            },
      );
    },
  };
}

/** A page of ours says how its run ended; a run without exchanges is told by its page alone. */
function endRun({ id, context, ending }: OwnPage, runs: Runs): void {
  if (context !== undefined) runs.begin(id, context);
  if (isEnding(ending)) runs.end(id, ending);
}

function sourceOf(name: string, { line, column }: Part): string {
  return `${name}:${line}:${column}`;
}

function originOf(url: string): string {
  // With and without its usual port an origin is the same.
  return URL.canParse(url) ? new URL(url).origin : 'no origin';
}
