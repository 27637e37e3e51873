import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { grouped, shown } from './figures.ts';
import { attempt } from './program.ts';
import type { Section } from './section.ts';
import { spreadOf } from './spread.ts';

/** What a proof tells of itself. */
interface Proof {
  /** Of the whole process. */
  readonly seconds: number;
  readonly killed: number;
  readonly faults: number;
  readonly variants: number;
  readonly complaints: readonly string[];
}

/** The whole kill matrix. */
export async function proving(bench: Bench): Promise<Section> {
  const proofs: Proof[] = [];
  for (let round = 0; round < bench.extent.provings; round += 1) proofs.push(await prove(bench));
  const [proof] = proofs;
  if (proof === undefined) throw new Error('Nothing was measured.');
  const { killed, faults, variants, complaints } = proof;
  const of = (figure: (seconds: number) => number, digits: number): string =>
    shown(spreadOf(proofs.map(({ seconds }) => figure(seconds))), digits);
  return {
    title: 'Proof',
    about:
      'The whole process: the default plan against every wrong and every differing server, in as many processes as there are cores, on a clock on which nobody waits.',
    commands: ['npm run prove -- --quiet'],
    head: ['servers', 'wrong ones killed', 'seconds', 'kills a second', 'ms a server'],
    rows: [
      [
        grouped(faults + variants),
        `${killed} of ${faults}`,
        of((seconds) => seconds, 1),
        of((seconds) => killed / seconds, 1),
        of((seconds) => (seconds / (faults + variants)) * 1000, 0),
      ],
    ],
    notes: complaints.map((complaint) => `The proof does not hold: ${complaint}`),
    aims: [],
  };
}

async function prove({ root }: Bench): Promise<Proof> {
  const { seconds, output, errors } = await attempt({
    name: 'prove',
    args: [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/prove.ts', '--quiet'],
    cwd: root,
  });
  return { seconds, ...figuresIn(output, errors) };
}

/**
 * Reads what `npm run prove` prints.
 *
 * @throws Error where it does not print its figures
 */
export function figuresIn(output: string, errors: string): Omit<Proof, 'seconds'> {
  const faults = /(\d+) of (\d+) faults killed/.exec(output);
  const variants = /\d+ of (\d+) variants green/.exec(output);
  if (faults === null || variants === null) throw new Error(`No proof: ${errors || output}`);
  return {
    killed: Number(faults[1]),
    faults: Number(faults[2]),
    variants: Number(variants[1]),
    complaints: [...output.matchAll(/^✗ (.+)$/gm)].map(([, complaint = '']) => complaint),
  };
}
