import { closeSync, openSync, writeSync } from 'node:fs';
import type { Context } from '../context.ts';
import type { Exchange } from '../exchange.ts';
import { entryOf, OWN } from './entry.ts';

/** How a run ended, as its recording keeps it. What stands in it is the recorder's caller's business. */
export type Ending = Readonly<Record<string, unknown>>;

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
   *
   * @throws Error of the file system where the file cannot be opened
   */
  readonly begin: (context: Context) => RunRecorder;
  /** Why something could not be written, if so. Nothing was written after that. */
  readonly problem: () => string | undefined;
  readonly close: () => void;
}

interface Page {
  readonly id: string;
  readonly context: Context;
  readonly startedAt: string;
  ending?: Ending;
}

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
    try {
      const end = `\n],"pages":${JSON.stringify(pages.map(pageOf))}}}\n`;
      writeAll(descriptor, Buffer.from(text + end), position);
      position += Buffer.byteLength(text);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  };
  const open = (): void => {
    if (descriptor !== undefined) return;
    descriptor = openSync(file, 'w');
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

/** A run as a page of HAR. */
function pageOf({ id, context, startedAt, ending }: Page): object {
  return {
    startedDateTime: startedAt,
    id,
    title: context.target,
    pageTimings: {},
    [OWN]: { context, ...(ending === undefined ? {} : { ending }) },
  };
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}
