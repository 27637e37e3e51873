import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { differences } from '../../scripts/prove/golden/differences.ts';
import type { Golden } from '../../scripts/prove/golden/file.ts';
import { formatGolden, parseGolden } from '../../scripts/prove/golden/file.ts';
import { GOLDEN } from '../../scripts/prove/golden/golden.ts';
import { goldenTasks, tryGolden } from '../../scripts/prove/golden/tries.ts';

const TWIN = ['~aaaa read', '~bbbb update', '~cccc read back', 'decision: 0, conforms'];
const FAULT = [
  '~aaaa read',
  '~dddd update otherwise',
  '~cccc read back',
  'decision: 1, does not conform',
  'fail validation/type at timeout ×3 [xxxx]: status 422; status 200',
];
const OTHER = FAULT.map((line) => line.replace('timeout', 'events'));

function golden(runs: Readonly<Record<string, readonly string[]>> = {}): Golden {
  return new Map(
    Object.entries({ 'twin/default': TWIN, 'fault/a': FAULT, 'fault/b': FAULT, ...runs }),
  );
}

test('what is written is read again, but for purposes of requests that the twin does not get', () => {
  const text = formatGolden(golden());
  const read = parseGolden(text);
  expect(read.get('twin/default')).toEqual(TWIN);
  expect(read.get('fault/a')).toEqual(FAULT.with(1, '~dddd'));
  expect(differences(read, golden())).toEqual([]);
  expect(text.match(/fail validation/g)).toHaveLength(1);
});

test.each<[string, Golden, readonly string[]]>([
  [
    'a rule that is found in another place',
    golden({ 'fault/b': OTHER }),
    [
      'fault/b:',
      '    no longer: fail validation/type at timeout ×3 [xxxx]: status 422; status 200',
      '    new:       fail validation/type at events ×3 [xxxx]: status 422; status 200',
    ],
  ],
  [
    'another message',
    golden({ 'fault/b': FAULT.map((line) => line.replace('[xxxx]: status 422', '[yyyy]: 400')) }),
    [
      'fault/b:',
      '    changed:   fail validation/type at timeout ×3 [xxxx]: status 422; status 200',
      '         into: fail validation/type at timeout ×3 [yyyy]: 400; status 200',
    ],
  ],
  [
    'a request that runs share, told once',
    golden({ 'fault/a': FAULT.with(2, '~eeee look'), 'fault/b': FAULT.with(2, '~eeee look') }),
    [
      'fault/a, fault/b:',
      '    1 of 3 requests are no longer sent, 1 of 3 are new',
      '    request 3 is no longer sent: ~cccc read back',
      '    request 3 is new: ~eeee look',
    ],
  ],
  ['a run that is new', golden({ prism: TWIN }), ['prism:', '    is new']],
  [
    'a run that is gone',
    new Map([...golden()].filter(([name]) => name !== 'fault/a')),
    ['fault/a:', '    is no longer run'],
  ],
])('the difference says what changed: %s', (_, found, lines) => {
  expect(differences(parseGolden(formatGolden(golden())), found)).toEqual(lines);
});

test('a damaged file is no golden one', () => {
  const text = formatGolden(golden());
  expect(() => parseGolden(text.replace(/^fault\/a .*$/m, 'fault/a 1-40'))).toThrow(/1-40/);
});

test('the file that is kept holds every run, in a size that can be looked through', () => {
  const text = readFileSync(GOLDEN, 'utf8');
  expect(text.length).toBeLessThan(300_000);
  expect(parseGolden(text).size).toBe(goldenTasks().length);
});

test('a run of each kind does and says again what is kept', async () => {
  const kinds = new Map(
    goldenTasks().map((task) => [task.kind === 'golden' ? task.run : task.kind, task] as const),
  );
  // A thousand requests: npm run golden.
  kinds.delete('twin/exhaustive');
  const tried = await Promise.all([...kinds.values()].map(tryGolden));
  const found = new Map(tried.map(({ name, lines }) => [name, lines]));
  const kept = [...parseGolden(readFileSync(GOLDEN, 'utf8'))].filter(([name]) => found.has(name));
  expect(found.size).toBe(6);
  expect(differences(new Map(kept), found)).toEqual([]);
});
