import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seedContent } from '../../src/twin/seed.ts';
import { decide } from '../../src/verify/decide.ts';
import type { FirstStates } from './rehearsal.ts';
import { rehearse, rulesThat } from './rehearsal.ts';

const { ids } = seedContent(1);

/** A run that restores what it changes, and whether it left a journal. */
async function restored(first: FirstStates & { secret?: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'first-states-'));
  const ran = await rehearse(undefined, { ...first, journal: join(folder, 'journal.json') });
  return { ...ran, left: await readdir(folder) };
}

describe('a secret that is a word', () => {
  test.each(['hook', 'true', 'success', 'active', 'errors', 'updated', '2025-09-03'])(
    '%s is not looked for in answers, and every webhook is left as it was',
    async (secret) => {
      const { result, state, left } = await restored({
        secret,
        ours: { name: `Ops ${secret}`, webhook_secret: secret },
        sibling: { name: secret },
      });
      expect(rulesThat(result, 'fail')).toEqual([]);
      expect(decide(result, false).exitCode).toBe(0);
      expect(state()).toMatchObject({ name: `Ops ${secret}`, webhook_secret: secret });
      expect(state(ids.siblingWebhookId)).toMatchObject({ name: secret });
      expect(left).toEqual([]);
    },
  );

  test('of many signs in a name stops the run, because that name could not be restored', async () => {
    const secret = 'whk-5f2a9c1e7b3d4068';
    const { result, state, left } = await restored({ secret, ours: { name: `Ops ${secret}` } });
    expect(result.obstacle?.seen).toContain('in a setting that answers show');
    expect(decide(result, false).exitCode).not.toBe(0);
    expect(state()).toMatchObject({ name: `Ops ${secret}` });
    expect(left).toEqual([]);
  });
});

describe('a sibling that is older than the limits', () => {
  test.each([
    ['an event that there is no more', { events: ['event_legacy'] }],
    ['no events', { events: [] }],
    ['a time-out out of limits', { timeout: 3 }],
    ['a long name', { name: 'n'.repeat(300) }],
    ['a name with blanks around it', { name: ' two ' }],
    ['an event twice', { events: ['event_recording', 'event_recording'] }],
  ])('with %s keeps it', async (_, sibling) => {
    const { result, state } = await restored({ sibling });
    expect(result.unrestored).toEqual([]);
    expect(rulesThat(result, 'fail')).toEqual([]);
    expect(state(ids.siblingWebhookId)).toMatchObject(sibling);
  });
});
