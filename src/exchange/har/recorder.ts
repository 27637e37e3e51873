import { closeSync, fchmodSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { Context } from '../context.ts';
import type { Exchange } from '../exchange.ts';
import { entryOf, OWN } from './entry.ts';
import type { Ending, Page } from './page.ts';
import { pageOf } from './page.ts';

/** One run in a recording. */
export interface RunRecorder {
  /** Writes the next exchange, in the order of sending. */
  readonly step: (exchange: Exchange) => void;
  /** Writes how the run ended. A run without an ending was cut short. */
  readonly end: (ending: Ending) => void;
}

/** A recording that is written as the runs go. */
export interface Recorder {
  /**
   * Begins a run; runs follow each other. The first one empties the file.
   */
  readonly begin: (context: Context) => RunRecorder;
  /** Why something could not be written, if so. Nothing was written after that but the end of the file. */
  readonly problem: () => string | undefined;
  readonly close: () => void;
}

/** Traffic is its owner's alone. */
const OWNER_ONLY = 0o600;

/**
 * Records runs into a file of HAR 1.2, a page a run. Each write replaces the end of the file by the next
 * entry and a new end, so that whatever stops the process leaves a whole HAR file behind. A file that
 * cannot be written does not stop a run, which has webhooks to restore: see `problem`.
 *
 * @param creator the version of this package
 */
export function createRecorder(file: string, creator: string): Recorder {
  let descriptor: number | undefined;
  const pages: Page[] = [];
  let position = 0;
  let entries = 0;
  let problem: string | undefined;

  const write = (text: string): void => {
    if (problem !== undefined || descriptor === undefined) return;
    const end = `\n],"pages":${JSON.stringify(pages.map(pageOf))}}}\n`;
    try {
      writeAll(descriptor, Buffer.from(text + end), position);
      position += Buffer.byteLength(text);
    } catch (error) {
      problem = messageOf(error);
      endAt(descriptor, position, end);
    }
  };
  const open = (): void => {
    if (descriptor !== undefined || problem !== undefined) return;
    try {
      descriptor = openSync(file, 'w', OWNER_ONLY);
      // A file that was there already may be open to others.
      fchmodSync(descriptor, OWNER_ONLY);
    } catch (error) {
      problem = messageOf(error);
    }
    write(`{"log":${JSON.stringify(aboutLog(creator)).slice(0, -1)},"entries":[`);
  };

  return {
    begin: (context) => {
      const id = `run_${pages.length + 1}`;
      const page: Page = { id, context, startedAt: new Date().toISOString() };
      open();
      pages.push(page);
      write('');
      let begun = false;
      return {
        step: (exchange) => {
          const entry = entryOf(exchange, id, begun ? undefined : context);
          begun = true;
          write(`${entries === 0 ? '' : ','}\n${JSON.stringify(entry)}`);
          entries += 1;
        },
        end: (ending) => {
          page.ending = ending;
          write('');
        },
      };
    },
    problem: () => problem,
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

/** What stands in `log` ahead of its entries. */
function aboutLog(version: string): object {
  return {
    version: '1.2',
    creator: { name: 'talkover-contract', version },
    [OWN]: { format: 'talkover-contract/recording', version: 1 },
  };
}

/** Ends a file of which the last write failed, so that it can be read as far as it goes. */
function endAt(descriptor: number, position: number, end: string): void {
  try {
    ftruncateSync(descriptor, position);
    writeAll(descriptor, Buffer.from(end), position);
  } catch {
    // Then it is cut off, and can be read so.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}
