import { beforeAll, describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { request as validUpdate } from '../../generated/validators.js';
import { readPath } from '../../src/exchange/path.ts';
import type { PlanName } from '../../src/plan/plans.ts';
import { isUuid } from '../../src/reading/knowledge.ts';
import { bad } from '../values.ts';
import type { DryRun } from './dry-run.ts';
import { bodyOf, dryRun, withoutSecret } from './dry-run.ts';

const SECRETS = settings.filter(({ writeOnly }) => writeOnly).map(({ name }) => name);
/** What the end of a run sends besides, to restore the webhook and to read it back. */
const RESTORING = 2;
const budgets: [PlanName, number][] = [
  ['default', 92],
  ['quick', 30],
];

/** Every text that stands under the name of a secret in what was sent. */
function secretsIn({ wire }: DryRun): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  return wire.flatMap((request) => {
    const body = bodyOf(request);
    if (typeof body !== 'object' || body === null) return [];
    return SECRETS.flatMap((name) => texts((body as Record<string, unknown>)[name]));
  });
}

describe.each(budgets)('the %s plan', (name, budget) => {
  const runs: { whole: DryRun; again: DryRun; bare: DryRun } = Object.create(null);

  beforeAll(async () => {
    runs.whole = await dryRun(name);
    runs.again = await dryRun(name);
    runs.bare = await dryRun(name, withoutSecret);
  });

  test(`sends at most ${budget} requests, the first ones, the last ones and those that restore included`, () => {
    expect(runs.whole.requests).toBe(runs.whole.wire.length);
    expect(runs.whole.requests + RESTORING).toBeLessThanOrEqual(budget);
    expect(runs.bare.requests + RESTORING).toBeLessThanOrEqual(budget);
  });

  test('comes to its end', () => {
    const last = runs.whole.exchanges.at(-1);
    expect(last?.response?.status).toBe(200);
    expect(runs.whole.interrupted).toBe(false);
  });

  test('finds nothing wrong with the twin', () => {
    for (const { verdict } of Object.values(runs))
      expect(verdict.rules.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });

  test('sends the same bytes every time', () => {
    expect(runs.again.wire).toEqual(runs.whole.wire);
  });

  test('sends no secret where none is to be left behind', () => {
    expect(secretsIn(runs.bare)).toEqual([]);
    const text = runs.bare.wire.map(({ body }) => body).join('\n');
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  test('sends no secret of fewer than twelve characters', () => {
    const secrets = secretsIn(runs.whole);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect([...secret].length).toBeGreaterThanOrEqual(12);
  });

  test('records neither a secret nor a token', () => {
    const recorded = JSON.stringify(runs.whole.exchanges);
    for (const secret of [...secretsIn(runs.whole), runs.whole.target.token])
      expect(recorded).not.toContain(secret);
    expect(recorded).not.toMatch(/whk[-/]/);
  });

  test('sends the valid token to its target alone', () => {
    for (const { url } of runs.whole.wire) expect(new URL(url).origin).toBe('http://twin.example');
  });

  test('asks for JSON with every request', () => {
    for (const { headers } of runs.whole.wire)
      expect(headers).toContainEqual(['Accept', 'application/json']);
  });

  test('says what each request is for', () => {
    const purposes = runs.whole.exchanges.map(({ purpose }) => purpose ?? '');
    for (const purpose of purposes) expect(purpose).toMatch(/\S/);
  });

  test('uses ids that are known, or that nobody has', () => {
    const { fixtures } = runs.whole.target;
    const known: (string | undefined)[] = Object.values(fixtures);
    const used = runs.whole.wire.flatMap((request) => Object.values(readPath(request) ?? {}));
    const unknown = [...new Set(used)].filter((id) => !known.includes(id));
    expect(unknown.length).toBeGreaterThan(1);
    for (const id of unknown.filter(isUuid))
      expect(known.map((each) => each?.toLowerCase())).not.toContain(id.toLowerCase());
  });

  test('uses unknown ids of the version and variant that the known ones have', () => {
    const { agentId } = runs.whole.target.fixtures;
    const used = runs.whole.wire.flatMap((request) => Object.values(readPath(request) ?? {}));
    // A server that reads UUIDs strictly (RFC 9562 §4) takes any other for malformed, and may answer 400 or 422.
    for (const id of used.filter(isUuid)) {
      expect(id[14]).toBe(agentId[14]);
      expect(id[19]).toMatch(/[89ab]/);
    }
  });
});

describe('requests that break every limit', () => {
  test('break all settings but one, and are refused', async () => {
    const { exchanges } = await dryRun('default');
    const groups = exchanges.filter(({ purpose }) =>
      /^break all limits but one at once/.test(purpose ?? ''),
    );
    expect(groups).toHaveLength(settings.length);
    for (const { request, response } of groups) {
      const body = bodyOf(request) as Record<string, unknown>;
      const broken = Object.entries(body).filter(([name, value]) => {
        const shown = String(value).startsWith('‹secret') ? bad('webhook_secret') : value;
        return !validUpdate({ [name]: shown });
      });
      expect(broken.length).toBeGreaterThanOrEqual(settings.length - 1);
      expect(response?.status).toBe(422);
    }
  });

  test('leave the secret out where none may be sent', async () => {
    const { exchanges } = await dryRun('default', withoutSecret);
    const groups = exchanges.filter(({ purpose }) => purpose?.startsWith('break all limits'));
    const sent = groups.flatMap(({ request }) => Object.keys(bodyOf(request) as object));
    expect(new Set(sent).size).toBe(settings.length - SECRETS.length);
  });
});
