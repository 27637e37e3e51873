import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import { limit } from '../values.ts';
import {
  green,
  hostile,
  makeRed,
  materialOf,
  mismatches,
  obstructed,
  red,
  render,
  withBaseline,
  withRule,
} from './materials.ts';

const schema = JSON.parse(
  await readFile(new URL('schemas/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
);
const description = await readFile(new URL('../../openapi/openapi.yaml', import.meta.url), 'utf8');
const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  partialFingerprints: Record<string, string>;
  suppressions?: { justification: string }[];
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
  }[];
}

interface Log {
  runs: {
    tool: { driver: { rules: { id: string; help: { text: string; markdown: string } }[] } };
    automationDetails: { id: string };
    invocations: { executionSuccessful: boolean; exitCode: number }[];
    results: Result[];
  }[];
}

function parsed(material: ReportMaterial): Log {
  return JSON.parse(render(sarifReport, material));
}

function resultsOf(material: ReportMaterial): Result[] {
  return parsed(material).runs.flatMap(({ results }) => results);
}

describe('SARIF that the schema of 2.1.0 takes', () => {
  test.each<[string, () => Promise<ReportMaterial>]>([
    ['a green run', green],
    ['a red run', red],
    ['a hostile server', hostile],
    ['a run that could not be judged', obstructed],
    ['two runs', () => materialOf({ target: { name: 'a' } }, { target: { name: 'b' } })],
    ['no run', () => materialOf()],
  ])('%s', async (_, make) => {
    validate(parsed(await make()));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('and that it can refuse', async () => {
    const log = parsed(await red());
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    for (const result of log.runs[0]?.results ?? []) result.level = 'grave';
    expect(validate(log)).toBe(false);
  });
});

test('a finding stands at the line of the description that it breaks', async () => {
  const [result, ...others] = resultsOf(await red());
  expect(others).toEqual([]);
  expect(result).toMatchObject({ ruleId: 'validation/upper-bound', level: 'error' });
  const { artifactLocation, region } = result?.locations[0]?.physicalLocation ?? {};
  expect(artifactLocation?.uri).toBe('openapi/openapi.yaml');
  const lines = description.split('\n');
  expect(lines[(region?.startLine ?? 0) - 1]?.trim()).toBe(`maximum: ${limit('timeout')}`);
});

test('a finding keeps its fingerprints from run to run, and shares them with no other', async () => {
  const [first] = resultsOf(await red());
  const [again] = resultsOf(await makeRed());
  expect(first?.partialFingerprints).toEqual(again?.partialFingerprints);
  expect(first?.partialFingerprints['findingKey/v1']).toBe(
    'validation/upper-bound at timeout/maximum',
  );
  const material = await red();
  const [finding] =
    material.document.runs[0]?.rules.find(({ outcome }) => outcome === 'fail')?.findings ?? [];
  const two = withRule(material, 'validation/upper-bound', {
    findings: [finding, { ...finding, pointer: 'max_retries/maximum' }],
  });
  const hashes = resultsOf(two).map((result) => result.partialFingerprints.primaryLocationLineHash);
  expect(new Set(hashes).size).toBe(2);
});

test('every rule that can be broken is described with its help, and named by its index', async () => {
  const [run] = parsed(await red()).runs;
  const rules = run?.tool.driver.rules ?? [];
  const canFail = catalogue.filter(({ severity }) => severity !== 'none');
  expect(rules.map(({ id }) => id)).toEqual(canFail.map(({ id }) => id));
  for (const { id, help } of rules) {
    expect(help.text).toContain(catalogue.find((rule) => rule.id === id)?.statement);
    expect(help.markdown).toContain(`talkover-contract explain ${id}`);
  }
  for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
});

test('a known failure is suppressed with its reason; a warning is one', async () => {
  const material = await red();
  const [finding] =
    material.document.runs[0]?.rules.find(({ outcome }) => outcome === 'fail')?.findings ?? [];
  const change = { outcome: 'known', findings: [{ ...finding, known: 'ticket 7' }] };
  const [known] = resultsOf(withRule(material, 'validation/upper-bound', change));
  expect(known?.suppressions).toEqual([{ kind: 'external', justification: 'ticket 7' }]);
  const [warned] = resultsOf(withRule(material, 'validation/upper-bound', { outcome: 'warn' }));
  expect(warned?.level).toBe('warning');
});

test('what could not be judged is told as such, and targets are apart', async () => {
  const [run] = parsed(await obstructed()).runs;
  expect(run?.invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 3 });
  const two = parsed(await materialOf({ target: { name: 'a' } }, { target: { name: 'b' } }));
  expect(two.runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
    'talkover-contract/a/',
    'talkover-contract/b/',
  ]);
});

test('what differs from the baseline is a result of its rule', async () => {
  const log = parsed(withBaseline(await green(), mismatches));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  const results = log.runs[0]?.results ?? [];
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['validation/upper-bound', 'error'],
    ['observed/malformed-json', 'error'],
  ]);
  expect(log.runs[0]?.invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
  const keys = results.map((result) => result.partialFingerprints['findingKey/v1']);
  expect(keys[0]).toBe('validation/upper-bound at timeout/maximum in the baseline');
});
