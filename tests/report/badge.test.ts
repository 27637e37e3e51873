import { expect, test } from 'vitest';
import { badgeReport } from '../../src/report/badge.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import {
  green,
  materialOf,
  mismatches,
  obstructed,
  red,
  render,
  withBaseline,
} from './materials.ts';

async function together(...makes: readonly (() => Promise<ReportMaterial>)[]): Promise<unknown> {
  const all = await Promise.all(makes.map((make) => make()));
  const [first] = all;
  if (first === undefined) return JSON.parse(render(badgeReport, await materialOf()));
  const runs = all.flatMap(({ document }) => document.runs);
  return JSON.parse(render(badgeReport, { ...first, document: { ...first.document, runs } }));
}

const of = { schemaVersion: 1, label: 'contract' };

test('the badge shows the gravest of its runs', async () => {
  expect(await together(green)).toEqual({ ...of, message: 'conforms', color: 'brightgreen' });
  const broken = { ...of, message: 'does not conform (1)', color: 'red' };
  expect(await together(red)).toEqual(broken);
  expect(await together(green, obstructed, red)).toEqual(broken);
  const doubtful = { ...of, message: 'could not be judged', color: 'lightgrey' };
  expect(await together(green, obstructed)).toEqual(doubtful);
});

test('no run is no reason to be green', async () => {
  expect(await together()).toEqual({ ...of, message: 'not judged', color: 'lightgrey' });
});

test('a run that differs from its baseline is red', async () => {
  const badge = JSON.parse(render(badgeReport, withBaseline(await green(), mismatches)));
  expect(badge).toEqual({ ...of, message: 'differs from its baseline', color: 'red' });
});
