import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import { green, hostile, mismatches, obstructed, red, withBaseline } from './materials.ts';

const schema = JSON.parse(
  await readFile(new URL('../../generated/verdict.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

interface Documented {
  version: number;
  runs: {
    summary: string;
    requests: number;
    rules: { id: string; outcome: string; findings: object[] }[];
  }[];
}

function parsed({ document }: ReportMaterial): Documented {
  return JSON.parse(jsonReport(document));
}

describe('the schema of verdicts', () => {
  test.each([
    ['a green run', green],
    ['a red run', red],
    ['a hostile server', hostile],
    ['a run that could not be judged', obstructed],
  ])('takes the document of %s', async (_, make) => {
    const document = parsed(await make());
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  describe('refuses', () => {
    let document: Documented;
    beforeAll(async () => {
      document = parsed(await red());
    });

    test.each<[string, (document: Documented) => void]>([
      ['another version', (it) => Object.assign(it, { version: 2 })],
      ['a document without runs', (it) => Reflect.deleteProperty(it, 'runs')],
      ['a member that is none', (it) => Object.assign(it, { verdict: 'good' })],
      [
        'an outcome that is none',
        (it) => Object.assign(it.runs[0]?.rules[0] ?? {}, { outcome: 'fine' }),
      ],
      ['an id that is none', (it) => Object.assign(it.runs[0]?.rules[0] ?? {}, { id: 'Timeout' })],
      [
        'a need that is none',
        (it) => Object.assign(it.runs[0]?.rules[0] ?? {}, { lacks: ['luck'] }),
      ],
      [
        'a summary of another code',
        (it) => Object.assign(it.runs[0] ?? {}, { summary: 'conforms' }),
      ],
      ['requests in words', (it) => Object.assign(it.runs[0] ?? {}, { requests: 'many' })],
      [
        'a finding without its exchange',
        (it) => {
          const finding = it.runs[0]?.rules.find(({ findings }) => findings.length > 0)
            ?.findings[0];
          Reflect.deleteProperty(finding ?? {}, 'exchange');
        },
      ],
    ])('%s', (_, spoil) => {
      const spoilt = structuredClone(document);
      expect(validate(spoilt)).toBe(true);
      spoil(spoilt);
      expect(validate(spoilt)).toBe(false);
    });
  });
});

test('the schema takes a run that was held to a baseline', async () => {
  const document = parsed(withBaseline(await green(), mismatches));
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
});
