import { describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { bad } from '../values.ts';
import {
  ACTING,
  green,
  hostile,
  materialOf,
  mismatches,
  obstructed,
  red,
  render,
  withBaseline,
  withRule,
} from './materials.ts';

/** The lines outside of fences, each without its code spans. */
function prose(markdown: string): string {
  let fence: string | undefined;
  const kept: string[] = [];
  for (const line of markdown.split('\n')) {
    const mark = /^(`{3,})/.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence !== undefined && line.trim() === fence) fence = undefined;
    else if (fence === undefined) kept.push(line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, ''));
  }
  expect(fence, 'a fence that nothing closes').toBeUndefined();
  return kept.join('\n');
}

test('begins with the verdict, then the counts', async () => {
  const lines = render(markdownReport, await red()).split('\n');
  expect(lines[0]).toBe('## ✗ `https://staging.example.com` does not conform');
  expect(lines.slice(2, 7).join('\n')).toMatch(
    /^1 rule broken; \d+ requests, \d+ rules exercised\.\n\n\| failed \| .*locked .*\|\n\| --- .*\n\| 1 /,
  );
});

test('a broken rule: statement, key, evidence, place', async () => {
  const text = render(markdownReport, await red());
  expect(text).toContain('### ✗ `validation/upper-bound` failed');
  expect(text).toContain('`validation/upper-bound at timeout/maximum`');
  expect(text).toMatch(
    new RegExp(`^sent {6}curl -X PUT .*-d '\\{"timeout":${bad('timeout')}\\}'$`, 'm'),
  );
  expect(text).toMatch(/^described openapi\/openapi\.yaml:\d+ /m);
  expect(text).toContain('| `validation/names-no-other` | blame |');
});

test('a green run has no section of its rules, and what was observed', async () => {
  const text = render(markdownReport, await green());
  expect(text).toMatch(/^## ✓ `twin` conforms$/m);
  expect(text).not.toContain('###');
  expect(text).toContain('| `observed/malformed-json` | `status 400` |');
});

test('what could not be judged says why', async () => {
  const text = render(markdownReport, await obstructed());
  expect(text).toMatch(/^## \? `staging` could not be judged$/m);
  expect(prose(text)).not.toContain('<host>');
});

test('no run is said to be none', async () => {
  expect(render(markdownReport, await materialOf())).toBe('Nothing was judged.\n');
});

describe('what a server says is text', () => {
  test('it is neither HTML nor Markdown, and hides nothing', async () => {
    const text = render(markdownReport, await hostile());
    expect(prose(text)).not.toMatch(/<script|<img|javascript:|\$\(touch/);
    expect(text).not.toMatch(ACTING);
    expect(text).toContain('\\u202egnp.exe');
  });

  test('a cell of a table stays one', async () => {
    const material = withRule(await green(), 'observed/malformed-json', {
      observed: { 'a | b\n| c `` d': 1 },
    });
    const line = render(markdownReport, material)
      .split('\n')
      .find((each) => each.includes('observed/malformed-json'));
    expect(line?.match(/(?<!\\)\|/g)).toHaveLength(3);
  });
});

test('a long list of failures is cut, and says so', async () => {
  const material = await red();
  const rule = material.document.runs[0]?.rules.find(({ outcome }) => outcome === 'fail');
  const many = Array.from({ length: 12 }, (_, n) => ({ ...rule?.findings[0], pointer: `p${n}` }));
  const text = render(
    markdownReport,
    withRule(material, 'validation/upper-bound', { findings: many }),
  );
  expect(text).toContain('… and 9 more findings.');
  const runs = material.document.runs.map((run) => ({
    ...run,
    rules: run.rules.map((each) => ({ ...each, outcome: 'fail' as const })),
  }));
  const all = render(markdownReport, { ...material, document: { ...material.document, runs } });
  expect(all.match(/^### /gm)).toHaveLength(15);
  expect(all).toContain(`… and ${catalogue.length - 15} more rules.`);
});

test('what differs from the baseline is told, and what was known is counted', async () => {
  const text = render(markdownReport, withBaseline(await green(), mismatches));
  expect(text).toMatch(/^## ✗ `twin` differs from its baseline$/m);
  expect(text).toContain('2 known failures; 2 differences from the baseline; ');
  expect(text).toContain('Before: status 400. Now: status 415.');
  expect(render(markdownReport, withBaseline(await green(), []))).toContain('2 known failures; ');
});

test('the shortest sequence that breaks a rule is told with how to send it again', async () => {
  const material = await red();
  const { document } = material;
  const sequence = { seed: 42, path: '7:1', steps: ['{"timeout":121}', '``` <b>'] };
  const runs = document.runs.map((run) => ({ ...run, sequence, notes: ['a | note'] }));
  const text = render(markdownReport, { ...material, document: { ...document, runs } });
  expect(text).toContain('`--plan exhaustive --replay 42:7:1`');
  expect(text).toContain('````text\n1. {"timeout":121}\n2. ``` <b>\n````');
  expect(text).toContain('Not told: a | note');
});
