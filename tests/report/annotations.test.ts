import { expect, test } from 'vitest';
import { annotations } from '../../src/report/annotations.ts';
import { placeOf, ruleOf } from '../../src/report/view/place.ts';
import {
  ACTING,
  green,
  hostile,
  mismatches,
  obstructed,
  red,
  render,
  withBaseline,
  withRule,
} from './materials.ts';

/** A command as GitHub's runner takes it apart. */
function parsed(line: string): { kind: string; properties: Record<string, string>; text: string } {
  const [, kind = '', list = '', text = ''] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  const properties = list.split(',').map((pair): [string, string] => {
    const [name = ''] = pair.split('=', 1);
    const value = pair.slice(name.length + 1);
    return [name, unescaped(value.replaceAll('%3A', ':').replaceAll('%2C', ','))];
  });
  return { kind, properties: Object.fromEntries(properties), text: unescaped(text) };
}

function unescaped(text: string): string {
  return text.replaceAll('%0A', '\n').replaceAll('%25', '%');
}

test('a finding is an error at its line of the description', async () => {
  const [line = '', ...others] = render(annotations, await red())
    .trimEnd()
    .split('\n');
  expect(others).toEqual([]);
  const rule = ruleOf('validation/upper-bound');
  const place = rule && placeOf(rule, 'timeout/maximum');
  expect(parsed(line)).toEqual({
    kind: 'error',
    properties: {
      file: 'openapi/openapi.yaml',
      line: String(place?.line),
      title: 'validation/upper-bound at timeout/maximum failed',
    },
    text: `https://staging.example.com: ${rule?.statement} Expected status 422, got status 200.`,
  });
});

test('a run that conforms says nothing', async () => {
  expect(render(annotations, await green())).toBe('');
});

test('what could not be judged is an error of no place', async () => {
  const line = render(annotations, await obstructed()).trimEnd();
  expect(line).toMatch(/^::error::staging: could not judge\. .+$/);
});

test('a warning is one, and what is known is none', async () => {
  const material = await red();
  const warned = withRule(material, 'validation/upper-bound', { outcome: 'warn' });
  expect(render(annotations, warned)).toMatch(/^::warning file=/);
  const rule = material.document.runs[0]?.rules.find(({ outcome }) => outcome === 'fail');
  const findings = [{ ...rule?.findings[0], known: 'ticket 7' }];
  const known = withRule(material, 'validation/upper-bound', { findings });
  expect(render(annotations, known)).toBe('');
});

test('what a server says delimits nothing and begins no line', async () => {
  const material = await hostile();
  const text = render(annotations, material);
  for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning) file=/);
  expect(text).not.toMatch(ACTING);
  const [rule] = material.document.runs[0]?.rules.filter(({ outcome }) => outcome === 'fail') ?? [];
  const [finding] = rule?.findings ?? [];
  const tricky = withRule(material, rule?.id ?? '', {
    findings: [{ ...finding, pointer: 'a,line=1::error::b%0A', actual: '100 %\n::error::c' }],
  });
  const commands = render(annotations, tricky).trimEnd().split('\n').map(parsed);
  const command = commands.find(({ text: said }) => said.includes('100 %'));
  expect(command?.properties.title).toContain('a,line=1::error::b%0A');
  expect(command?.text).toContain('got 100 %\n::error::c.');
});

test('no more than GitHub shows, and a word on the rest', async () => {
  const material = await red();
  const rule = material.document.runs[0]?.rules.find(({ outcome }) => outcome === 'fail');
  const findings = Array.from({ length: 12 }, (_, n) => ({
    ...rule?.findings[0],
    pointer: `p${n}`,
  }));
  const many = withRule(material, 'validation/upper-bound', { findings });
  const lines = render(annotations, many).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.at(-1)).toBe('2 more are not annotated; the reports have them all.');
});

test('what differs from the baseline is an error', async () => {
  const lines = render(annotations, withBaseline(await green(), mismatches));
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => parsed(line).properties.title),
  ).toEqual([
    'validation/upper-bound at timeout/maximum differs from the baseline',
    'observed/malformed-json differs from the baseline',
  ]);
});
