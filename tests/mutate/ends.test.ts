import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draw } from '../../scripts/mutate/draw.ts';
import {
  complaintsAbout,
  entriesOf,
  readEquivalents,
  reasonsFor,
} from '../../scripts/mutate/equivalents.ts';
import { commandOf, readFlags } from '../../scripts/mutate/flags.ts';
import { instrument } from '../../scripts/mutate/instrument.ts';
import type { Done } from '../../scripts/mutate/progress.ts';
import { reportOf } from '../../scripts/mutate/report.ts';
import { countsOf, scoreOf } from '../../scripts/mutate/result.ts';
import { readSection, sectionOf } from '../../scripts/mutate/section.ts';

const { mutants } = await instrument(['src/judge/group.ts']);
const [first, second, third] = mutants;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('There are too few mutants.');
const entries = entriesOf(mutants);
const entry = { ...entryOf(second), reason: 'Nobody can tell.' };

function entryOf(mutant: typeof first): { file: string; line: string; from: string; to: string } {
  const found = mutant && entries.get(mutant);
  if (found === undefined) throw new Error('The mutant has no entry.');
  return found;
}

function ended(...ends: readonly Done['status'][]): Map<string, Done> {
  return new Map(
    ends.map((status, place) => {
      const id = mutants[place]?.id ?? '';
      return [id, { id, status, milliseconds: 1 }];
    }),
  );
}

describe('an entry of the list of equivalents', () => {
  test('is found by its text', () => {
    expect(reasonsFor(mutants, entries, [entry]).get(second)).toBe('Nobody can tell.');
    expect(complaintsAbout([entry], mutants, entries, ended('Killed', 'Survived'))).toEqual([]);
  });

  test('is wrong where its mutant is noticed', () => {
    const [complaint] = complaintsAbout([entry], mutants, entries, ended('Survived', 'Killed'));
    expect(complaint).toContain('it is noticed');
  });

  test('is wrong where there is no such mutant, or no reason', () => {
    const wrong = [
      { ...entry, line: 'gone();' },
      { ...entry, reason: '' },
    ];
    const complaints = complaintsAbout(wrong, mutants, entries, new Map());
    expect(complaints).toEqual([
      expect.stringContaining('there is no such mutant'),
      expect.stringContaining('has no reason'),
    ]);
  });
});

test('every entry of the list names a mutant of today, and has a reason', async () => {
  const list = readEquivalents();
  const { mutants: own } = await instrument([...new Set(list.map(({ file }) => file))]);
  expect(complaintsAbout(list, own, entriesOf(own), new Map())).toEqual([]);
});

describe('the score', () => {
  const done = ended('Killed', 'Survived', 'Survived', 'Timeout', 'NoCoverage');
  const earlier = ended('Survived', 'Survived', 'Survived', 'Timeout', 'NoCoverage');
  const folders = countsOf(
    mutants,
    { done, first: earlier },
    reasonsFor(mutants, entries, [entry]),
  );

  test('leaves out what is equivalent and what was not tried', () => {
    expect(folders['src/judge']).toEqual({
      tried: 5,
      atFirst: 1,
      killed: 2,
      equivalent: 1,
      surviving: 2,
    });
    expect(folders['src/plan']).toEqual({
      tried: 0,
      atFirst: 0,
      killed: 0,
      equivalent: 0,
      surviving: 0,
    });
  });

  test('is that of mutants that can be noticed', () => {
    expect(scoreOf({ tried: 5, killed: 2, equivalent: 1 })).toBe('50.0 %');
    expect(scoreOf({ tried: 0, killed: 0, equivalent: 0 })).toBe('–');
  });

  test('stands in the proof, with its date and its command', () => {
    const section = sectionOf({
      date: '2026-01-15',
      command: 'npm run mutate -- --first 5',
      tests: 7,
      servers: 3,
      mutants: mutants.length,
      folders,
    });
    expect(section).toContain(
      `Of ${mutants.length} such mutants, 5 drawn by a fixed seed were tried on 2026-01-15 with \`npm run mutate -- --first 5\``,
    );
    expect(section).toContain('\n| `src/judge` | 5 | 1 | 2 | 1 | 2 | 50.0 % |\n');
    expect(section.split('\n').at(-1)).toBe('| together | 5 | 1 | 2 | 1 | 2 | 50.0 % |');
  });

  test('of the last run is the one in PROOF.md', () => {
    expect(readFileSync('PROOF.md', 'utf8').includes(readSection())).toBe(true);
  });

  test('can be looked up mutant by mutant in the report', () => {
    const report = reportOf(mutants, done, reasonsFor(mutants, entries, [entry]));
    expect(report).toMatchObject({
      schemaVersion: '2',
      files: {
        'src/judge/group.ts': {
          mutants: expect.arrayContaining([
            expect.objectContaining({ id: first.id, status: 'Killed' }),
            expect.objectContaining({
              id: second.id,
              status: 'Ignored',
              statusReason: 'Equivalent: Nobody can tell.',
            }),
            expect.objectContaining({ id: third.id, status: 'Survived' }),
          ]),
        },
      },
    });
  });
});

describe('a sample', () => {
  test('is the same for the same seed, and the beginning of every larger one', () => {
    expect(draw(mutants, 1)).toEqual(draw(mutants, 1));
    expect(draw(mutants, 1)).not.toEqual(draw(mutants, 2));
    expect(new Set(draw(mutants, 1))).toEqual(new Set(mutants));
  });
});

describe('flags', () => {
  test('choose mutants', () => {
    const flags = readFlags(['--first', '40', '--only', 'src/judge/', '--again']);
    expect(flags).toMatchObject({ first: 40, only: 'src/judge/', again: true, write: false });
    expect(readFlags([])).toMatchObject({ first: Number.POSITIVE_INFINITY, only: '' });
  });

  test('that say nothing are refused', () => {
    for (const flag of ['--fast', '--first=0', '--first=x'])
      expect(readFlags([flag])).toBe(undefined);
  });

  test('are told again as a command', () => {
    expect(commandOf({ first: 40, only: 'src/judge/' })).toBe(
      'npm run mutate -- --first 40 --only src/judge/',
    );
    expect(commandOf({ first: Number.POSITIVE_INFINITY, only: '' })).toBe('npm run mutate');
  });
});
