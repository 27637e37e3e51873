import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { catalogue } from '../../generated/catalogue.ts';
import { junitReport } from '../../src/report/junit.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import {
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

/** A rule is a test case, and so is the run itself. */
const TESTS = `tests="${catalogue.length + 1}"`;

const [suites, surefire] = await Promise.all(
  ['testsuites.xsd', 'surefire-test-report.xsd'].map(async (fileName) => ({
    fileName,
    contents: await readFile(new URL(`schemas/${fileName}`, import.meta.url), 'utf8'),
  })),
);

async function errorsIn(contents: string): Promise<string[]> {
  if (suites === undefined || surefire === undefined) throw new Error('A schema is missing.');
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    schema: [suites],
    preload: [surefire],
  });
  return errors.map(({ message }) => message);
}

/** The element of a rule, from its opening tag to the next test case. */
function caseOf(xml: string, rule: string): string {
  const [, rest = ''] = xml.split(`<testcase name="${rule}"`);
  return rest.split(/<testcase |<\/testsuite>/)[0] ?? '';
}

describe('JUnit that its schema takes', () => {
  test.each<[string, () => Promise<ReportMaterial>]>([
    ['a green run', green],
    ['a red run', red],
    ['a hostile server', hostile],
    ['a run that could not be judged', obstructed],
    ['two runs', () => materialOf({}, {})],
    ['no run', () => materialOf()],
  ])('%s', async (_, make) => {
    expect(await errorsIn(render(junitReport, await make()))).toEqual([]);
  });

  test('and that it can refuse', async () => {
    const xml = render(junitReport, await green());
    expect(await errorsIn(xml.replace(' time="0"', ''))).not.toEqual([]);
    expect(await errorsIn(xml.replace('</testsuite>', ''))).not.toEqual([]);
  });
});

test('a rule is a test case, and the run itself is one', async () => {
  const xml = render(junitReport, await green());
  const names = [...xml.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['run/completed', ...catalogue.map(({ id }) => id)]);
  expect(xml).toContain(`<testsuite name="twin" ${TESTS} failures="0" errors="0" skipped="0">`);
});

test('a broken rule is a failure that names its finding and where it is described', async () => {
  const xml = render(junitReport, await red());
  expect(xml).toContain(`<testsuites name="talkover-contract" ${TESTS} failures="1" errors="0">`);
  const failed = caseOf(xml, 'validation/upper-bound');
  expect(failed).toContain('<failure type="validation/upper-bound"');
  expect(failed).toContain('Broken: validation/upper-bound at timeout/maximum"');
  expect(failed).toMatch(/described openapi\/openapi\.yaml:\d+ \(#\/\S+\/timeout\/maximum\)/);
});

test('a locked rule is skipped, with what the target lacks', async () => {
  const xml = render(junitReport, await red());
  expect(caseOf(xml, 'validation/names-no-other')).toContain(
    '<skipped message="locked: the target lacks blame"/>',
  );
});

test('a run that could not be judged is an error and no failure', async () => {
  const material = await obstructed();
  const xml = render(junitReport, material);
  expect(xml).toMatch(/failures="0" errors="1">/);
  expect(caseOf(xml, 'run/completed')).toContain('<error type="could not judge"');
});

test('what was known, undecided or left out is skipped; a warning passes and is told', async () => {
  const material = await red();
  const rule = material.document.runs[0]?.rules.find(({ outcome }) => outcome === 'fail');
  const [finding] = rule?.findings ?? [];
  const known = withRule(material, 'validation/upper-bound', {
    outcome: 'known',
    findings: [{ ...finding, known: 'ticket 7' }],
  });
  expect(caseOf(render(junitReport, known), 'validation/upper-bound')).toContain(
    '<skipped message="known: ticket 7"/>',
  );
  const warned = withRule(material, 'validation/upper-bound', { outcome: 'warn' });
  const text = caseOf(render(junitReport, warned), 'validation/upper-bound');
  expect(text).toContain('<system-out>warned\nvalidation/upper-bound at timeout/maximum');
  const newer = withRule(material, 'validation/upper-bound', { outcome: 'postponed' });
  expect(caseOf(render(junitReport, newer), 'validation/upper-bound')).toContain(
    'message="postponed"',
  );
  expect(await errorsIn(render(junitReport, known))).toEqual([]);
  const off = withRule(material, 'validation/upper-bound', { outcome: 'off' });
  expect(render(junitReport, off)).not.toContain('"validation/upper-bound"');
});

test('what differs from the baseline is a failure of a test case of its own', async () => {
  const plain = await green();
  expect(render(junitReport, plain)).not.toContain('run/baseline');
  const held = withBaseline(plain, []);
  expect(caseOf(render(junitReport, held), 'run/baseline')).not.toContain('<failure');
  const xml = render(junitReport, withBaseline(plain, mismatches));
  const failed = caseOf(xml, 'run/baseline');
  expect(failed).toContain('validation/upper-bound at timeout/maximum; observed/malformed-json');
  expect(failed).toContain('Before: status 400. Now: status 415.');
  expect(caseOf(xml, 'run/completed')).not.toContain('<error');
  expect(await errorsIn(xml)).toEqual([]);
});
