import { describe, expect, test } from 'vitest';
import { pageOf } from '../../scripts/bench/page.ts';
import type { Section } from '../../scripts/bench/section.ts';
import { atLeast, atMost } from '../../scripts/bench/section.ts';

const section: Section = {
  title: 'Twin',
  about: 'What is compared.',
  commands: ['node dist/cli.js serve twin', 'npm run bench -- --only servers'],
  head: ['server', 'answers/s'],
  rows: [
    ['twin', '10'],
    ['bare', '15'],
  ],
  notes: ['**twin** is ours'],
  details: { head: ['round', 'answers/s'], rows: [['1', '9']] },
  aims: [atLeast('twin: answers', 0.5, 0.667, ' ×'), atMost('twin: memory', 120, 121.4, ' MB')],
};

const lines = pageOf([section], { root: '.', extent: { rounds: 3, weighings: 2 } }, 61.4, 2).split(
  '\n',
);

describe('the page', () => {
  test('tells of every aim whether it is reached', () => {
    const from = lines.indexOf('## To reach');
    expect(lines.slice(from, from + 6)).toEqual([
      '## To reach',
      '',
      '| aim | measured |  |',
      '| --- | --- | --- |',
      '| twin: answers at least 0.5 × | 0.67 × | reached |',
      '| twin: memory at most 120 MB | 121 MB | **not reached** |',
    ]);
  });

  test('has a table of each section, the commands above and the notes below', () => {
    expect(lines.slice(lines.indexOf('## Twin'))).toEqual([
      '## Twin',
      '',
      'What is compared.',
      '',
      'By `node dist/cli.js serve twin` · `npm run bench -- --only servers`',
      '',
      '| server | answers/s |',
      '| --- | --- |',
      '| twin | 10 |',
      '| bare | 15 |',
      '',
      '- **twin** is ours',
      '',
      '| round | answers/s |',
      '| --- | --- |',
      '| 1 | 9 |',
      '',
    ]);
  });

  test('names the machine, Node and the versions', () => {
    expect(lines.filter((line) => line.includes(`Node ${process.version}`))).toHaveLength(1);
    expect(lines.filter((line) => /^- talkover-contract \d/.test(line))).toHaveLength(1);
  });
});

describe('an aim', () => {
  test.each([
    [atMost('x', 3, 3, ' ×'), true],
    [atMost('x', 3, 3.01, ' ×'), false],
    [atMost('x', 3, Number.NaN, ' ×'), false],
    [atLeast('x', 10, 10, ' ×'), true],
    [atLeast('x', 10, 9.99, ' ×'), false],
    [atLeast('x', 10, Number.NaN, ' ×'), false],
  ])('%o', ({ met }, expected) => {
    expect(met).toBe(expected);
  });
});
