import { closeSync, openSync, readSync } from 'node:fs';
import type { Obstacle } from '../verify/preflight.ts';
import type { RunResult } from '../verify/run.ts';
import type { Beforehand, Fold } from './fold.ts';
import { createFold, OutOfOrderError } from './fold.ts';
import { parsePart } from './parse-part.ts';
import type { Part } from './part.ts';
import { prescan } from './prescan.ts';
import { RecordingError } from './recording-error.ts';
import type { RecordingOptions } from './runs.ts';
import type { Chunks } from './source.ts';
import { checkBeginning, fileChunks } from './source.ts';
import { createSplitter } from './splitter.ts';
import { startOf } from './times.ts';

/**
 * Judges a recording in a file: HAR 1.2, of ours or of others, or JSON lines of HAR entries or exchanges.
 * Takes no more memory for a long file than for a short one, unless its entries are far out of order.
 *
 * @returns what came of each run in it
 * @throws RecordingError where the file is no recording, or cut off ahead of its first entry
 */
export async function judgeFile(file: string, options: RecordingOptions): Promise<RunResult[]> {
  const beforehand = prescan(file);
  try {
    return await judgeChunks(file, fileChunks(file), options, beforehand);
  } catch (error) {
    if (!(error instanceof OutOfOrderError)) throw error;
    return judgeSorted(file, options, beforehand);
  }
}

/**
 * Judges a recording that can be read once only. What shows late in it (that this recorder shows
 * Authorization, or bodies) is not known early, so that more may be left undecided than in a file.
 *
 * @throws RecordingError where it is no recording, not whole, or far out of order
 */
export function judgeStream(
  name: string,
  chunks: Chunks,
  options: RecordingOptions,
): Promise<RunResult[]> {
  return judgeChunks(name, chunks, options, { showsBodies: false });
}

async function judgeChunks(
  name: string,
  chunks: Chunks,
  options: RecordingOptions,
  beforehand: Beforehand,
): Promise<RunResult[]> {
  const fold = createFold(name, options, beforehand);
  const cut = await split(chunks, fold.take);
  return asFarAsItGoes(fold.results(), cut);
}

/** Hands out the parts of a recording. Returns where it is cut off, if it is and holds entries all the same. */
async function split(chunks: Chunks, take: Fold['take']): Promise<RecordingError | undefined> {
  let any = false;
  let begun = false;
  const splitter = createSplitter((part) => {
    any ||= part.kind !== 'member';
    take(part);
  });
  for await (const chunk of chunks) {
    if (!begun) checkBeginning(chunk);
    begun = true;
    splitter.push(chunk);
  }
  const cut = splitter.end();
  if (cut !== undefined && !any) throw cut;
  if (!any && !splitter.hasEntries())
    throw new RecordingError(begun ? 'It holds no entries' : 'It is empty');
  return cut;
}

/** What a recording comes to that may be cut off: what was read is judged, and is no whole. */
function asFarAsItGoes(results: RunResult[], cut: RecordingError | undefined): RunResult[] {
  if (cut === undefined) return results;
  if (results.every(({ requests }) => requests === 0)) throw cut;
  const { message, place } = cut;
  const obstacle: Obstacle = {
    seen: `${message}, in line ${place?.line}`,
    advice: 'What stands before that was judged. Record the rest again.',
    judged: true,
    request: 0,
  };
  return results.map((result) => ({ ...result, obstacle: result.obstacle ?? obstacle }));
}

/** Where a part stands, so that it can be read again. */
interface Position extends Omit<Part, 'bytes'> {
  readonly startedAt: number;
  readonly size: number;
  readonly number: number;
}

/** Reads the entries of a file in the order of sending, wherever they stand. Holds a position for each. */
async function judgeSorted(
  file: string,
  options: RecordingOptions,
  beforehand: Beforehand,
): Promise<RunResult[]> {
  const positions: Position[] = [];
  let number = 0;
  const cut = await split(fileChunks(file), ({ bytes, ...part }) => {
    if (part.kind === 'member') return;
    number += 1;
    if (bytes === undefined) return;
    const startedAt = startOf(parsePart({ ...part, bytes }));
    // One without a time follows the one above it.
    const time = startedAt ?? positions.at(-1)?.startedAt ?? 0;
    positions.push({ ...part, startedAt: time, size: bytes.length, number });
  });
  // Whoever lists the newest entry first does so among those of the same millisecond, too.
  if ((positions[0]?.startedAt ?? 0) > (positions.at(-1)?.startedAt ?? 0)) positions.reverse();
  positions.sort((a, b) => a.startedAt - b.startedAt);
  const fold = createFold(file, options, beforehand);
  const descriptor = openSync(file, 'r');
  try {
    for (const position of positions) {
      const bytes = Buffer.alloc(position.size);
      readSync(descriptor, bytes, 0, position.size, position.offset);
      fold.take({ ...position, bytes }, position.number);
    }
  } finally {
    closeSync(descriptor);
  }
  return asFarAsItGoes(fold.results(), cut);
}
