import type { Bench } from './bench.ts';
import { cpuOf, peakOf, secondsOf, shown, timesOf } from './figures.ts';
import { inTurns } from './in-turns.ts';
import type { Program } from './program.ts';
import { programFile } from './program.ts';
import type { Section } from './section.ts';
import { atMost } from './section.ts';
import { spreadOf } from './spread.ts';

/** What a call may cost, in empty scripts. */
const CALLS: readonly { readonly args: readonly string[]; readonly most?: number }[] = [
  { args: ['--help'], most: 1.5 },
  { args: ['list'] },
  { args: ['verify', '--plan', 'quick', '--target', 'twin'], most: 3 },
];

/** What is there before anything is done, against a script that does nothing. */
export async function coldStart(bench: Bench): Promise<Section> {
  const programs: Program[] = CALLS.map(({ args }) => ({
    name: `\`${args.join(' ')}\``,
    args: [bench.cli, ...args],
  }));
  const [empty, ...calls] = await inTurns(
    [{ name: 'empty script', args: [programFile('empty.mjs')] }, ...programs],
    bench.extent,
  );
  if (empty === undefined) throw new Error('Nothing was measured.');
  return {
    title: 'Cold start',
    about: 'Whole processes, against an empty ES module under the same Node.',
    commands: CALLS.map(({ args }) => `node dist/cli.js ${args.join(' ')}`),
    head: ['program', 'ms', '× the empty script', 'CPU ms', 'peak MB'],
    rows: [empty, ...calls].map((each) => [
      each.program.name,
      shown(spreadOf(secondsOf(each).map((seconds) => seconds * 1000)), 0),
      each === empty ? '1' : shown(timesOf(each, empty), 2),
      (cpuOf(each) * 1000).toFixed(0),
      peakOf(each).toFixed(0),
    ]),
    aims: calls.flatMap((each, index) => {
      const most = CALLS[index]?.most;
      if (most === undefined) return [];
      return [
        atMost(
          `${each.program.name}: time of an empty script`,
          most,
          timesOf(each, empty).median,
          ' ×',
        ),
      ];
    }),
  };
}
