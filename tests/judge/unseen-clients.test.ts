import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findings, judge } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { foreign, ids } from './world.ts';

const known = { token: 'Bearer ‹token 1›' };
const toSibling = { ...known, webhookId: ids.sibling };
const read = (): Traffic => traffic().read(known);

/** Traffic of others in which a webhook changes as it would if somebody else wrote to it, and the finding. */
const looksAlike: [finding: string, make: () => Traffic, where: string][] = [
  [
    'partial-update/absent-unchanged at timeout',
    () => read().meanwhile({ timeout: 99 }).update({ name: 'A' }, known),
    'timeout at request 2',
  ],
  [
    'partial-update/empty-changes-nothing at timeout',
    () => read().meanwhile({ timeout: 99 }).read(known),
    'timeout at request 2',
  ],
  [
    'partial-update/visible-at-once at timeout',
    () => read().update({ timeout: 45 }, known).meanwhile({ timeout: 30 }).read(known),
    'timeout at request 3',
  ],
  [
    'partial-update/others-untouched at timeout',
    () =>
      read()
        .read(toSibling)
        .update({ timeout: 99 }, toSibling)
        .meanwhile({ timeout: 99 })
        .read(known),
    'timeout at request 4',
  ],
  [
    'validation/nothing-stored at name',
    () =>
      read()
        .refuse({ timeout: bad('timeout'), name: 'B' }, ['timeout'], known)
        .meanwhile({ name: 'B' })
        .read(known),
    'name at request 3',
  ],
  [
    'auth/nothing-stored at name',
    () =>
      read()
        .turnAway('missing-token', { name: 'B' }, { token: null })
        .meanwhile({ name: 'B' })
        .read(known),
    'name at request 3',
  ],
  [
    'lookup/nothing-stored at name',
    () =>
      read()
        .turnAway('unknown-webhook', { name: 'B' }, { ...known, webhookId: 'x' })
        .meanwhile({ name: 'B' })
        .read(known),
    'name at request 3',
  ],
  [
    'concurrency/every-update-survives at timeout',
    () =>
      read()
        .together([{ timeout: 9, name: 'A' }, known], [{ timeout: 8, name: 'B' }, known])
        .meanwhile({ timeout: 9 })
        .read(known),
    'timeout at request 4',
  ],
  [
    'concurrency/others-explained at name',
    () =>
      read().together(
        [{ timeout: 9 }, { ...known, shows: { name: 'X' } }],
        [{ max_retries: 5 }, known],
      ),
    'name at request 2',
  ],
];

describe('in traffic of others another client may be why a webhook changes', () => {
  test.each(looksAlike)('%s', (finding, make, where) => {
    const verdict = judge(make(), foreign);
    expect(findings(verdict)).toEqual([finding]);
    expect(verdict.interference).toEqual([
      `${finding.split(' ')[0]} would look the same if another client, which this traffic does not show, had changed the webhook in between (${where}).`,
    ]);
  });

  test('and is named once for all the places', () => {
    const made = read()
      .meanwhile({ timeout: 99, name: 'X' })
      .read(known)
      .update({ timeout: 8 }, known);
    const { interference } = judge(made.meanwhile({ max_retries: 9 }).read(known), foreign);
    expect(interference).toEqual([
      expect.stringContaining(
        '(name at request 2, timeout at request 2, max_retries at request 4)',
      ),
    ]);
  });
});

test.each<[string, () => Traffic]>([
  ['partial-update/stored-as-sent', () => read().update({ timeout: 45 }, { ...known, stores: {} })],
  ['resource/status-follows', () => read().read({ ...known, shows: { status: 'disabled' } })],
])('but not of %s, which a server does alone', (rule, make) => {
  const verdict = judge(make(), foreign);
  expect(findings(verdict).map((key) => key.split(' ')[0])).toEqual([rule]);
  expect(verdict.interference).toEqual([]);
});

test('nobody else is suspected where nothing is wrong', () => {
  expect(judge(read().read(known), foreign).interference).toEqual([]);
});
