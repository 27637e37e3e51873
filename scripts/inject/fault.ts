import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from './command.ts';
import { start } from './command.ts';
import type { Stage } from './stage.ts';
import { openStage } from './stage.ts';

/** A run that something happens to. */
export interface Scene {
  readonly stage: Stage;
  /** A folder for the journal; gone afterwards. */
  readonly folder: string;
  readonly verify: (more?: readonly string[], shell?: string) => Running;
  readonly restore: () => Running;
}

/** What came of it. */
export interface Trial {
  /** The exit code of the run, or the signal that ended it. */
  readonly end: string;
  /** What was left to restore when the run had ended. */
  readonly open: readonly string[];
  /** The exit code of `restore`, where a journal was left. */
  readonly restored?: string;
  /** What is not as it was, after that. */
  readonly lost: readonly string[];
}

/** Something that goes wrong. */
export interface Fault {
  readonly name: string;
  /** How the run ends: its exit code, or the signal; each that is right where there are several. */
  readonly ends: string | readonly string[];
  /** Makes it go wrong in one run, and returns how that ended. The service is up again afterwards. */
  readonly inject: (scene: Scene, random: () => number) => Promise<string>;
  /** How often it is injected. */
  readonly times: number;
  /** How long run and `restore` wait for updates that come late. */
  readonly settle?: string;
}

const JOURNAL = 'kept.json';

/** Injects a fault into one run, then restores what is left to restore. */
export async function tryFault(fault: Fault, random: () => number): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-contract-'));
  const stage = await openStage();
  const env =
    fault.settle === undefined ? stage.env : { ...stage.env, TALKOVER_SETTLE: fault.settle };
  const verify: Scene['verify'] = (more = ['--journal', JOURNAL], shell) =>
    start(['verify', '--timeout', '2s', ...more], env, folder, shell);
  const restore = (): Running => start(['restore', JOURNAL], env, folder);
  try {
    const end = await fault.inject({ stage, folder, verify, restore }, random);
    stage.happen((_, __, store) => store());
    const hasJournal = (await readdir(folder)).includes(JOURNAL);
    // Nobody restores what is applied from now on, where no journal is left.
    if (!hasJournal) await stage.settled();
    const open = stage.lost();
    if (!hasJournal) return { end, open, lost: open };
    const { end: restored } = await restore().done;
    await stage.settled();
    return { end, open, restored, lost: stage.lost() };
  } finally {
    stage.die();
    await rm(folder, { recursive: true, force: true });
  }
}
