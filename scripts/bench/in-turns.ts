import type { Program, Run, Weight } from './program.ts';
import { time, weigh } from './program.ts';

/** A program with its runs, the n-th of each program made in the same round. */
export interface Measured {
  readonly program: Program;
  readonly runs: readonly Run[];
  readonly weights: readonly Weight[];
}

/** How often programs are run. */
export interface Rounds {
  /** Rounds that are timed, after one that is not counted. */
  readonly rounds: number;
  /** Rounds in which processor and memory are looked at instead. */
  readonly weighings: number;
}

/** Runs programs in turns (A B, B A, A B …), so that what else the machine does falls on all of them. */
export async function inTurns(
  programs: readonly Program[],
  { rounds, weighings }: Rounds,
): Promise<Measured[]> {
  const measured = programs.map((program) => ({
    program,
    runs: [] as Run[],
    weights: [] as Weight[],
  }));
  for (const { program } of measured) await time(program);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of turned(measured, round)) each.runs.push(await time(each.program));
  }
  for (let round = 0; round < weighings; round += 1) {
    for (const each of turned(measured, round)) each.weights.push(await weigh(each.program));
  }
  return measured;
}

function turned<T>(all: readonly T[], round: number): readonly T[] {
  return round % 2 === 0 ? all : [...all].reverse();
}
