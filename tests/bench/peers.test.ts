import { describe, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import { documented } from '../../scripts/bench/peers/documented.ts';
import manifest from '../../scripts/bench/peers/package.json' with { type: 'json' };
import lock from '../../scripts/bench/peers/package-lock.json' with { type: 'json' };
import { serveBuild } from '../../scripts/bench/served-build.ts';
import { faults } from '../faults/all.ts';
import { server } from '../prove/server.ts';

describe('what peers are compared by', () => {
  test('is exactly versioned, and locked without the name of a registry', () => {
    const wanted = Object.entries(manifest.dependencies);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(lock.packages[''].dependencies).toEqual(manifest.dependencies);
    expect(JSON.stringify(lock)).not.toContain('"resolved"');
  });

  test('has every documented answer in its scenario', () => {
    const names = Object.values(answers).map(({ schema }) => schema);
    expect(names.filter((name) => !documented.some(({ schema }) => schema === name))).toEqual([]);
  });

  test('is what the twin answers', async () => {
    const served = await serveBuild(server());
    try {
      for (const each of documented) {
        const { ids } = served;
        const unknown = '00000000-0000-4000-8000-000000000000';
        const agent = each.agent === 'own' ? ids.agentId : unknown;
        const webhook = each.webhook === 'own' ? ids.webhookId : unknown;
        const response = await fetch(`${served.url}/api/v1/agents/${agent}/webhooks/${webhook}`, {
          method: 'PUT',
          headers: {
            'content-type': 'application/json',
            ...(each.token ? { authorization: `Bearer ${ids.token}` } : {}),
          },
          body: JSON.stringify(each.body),
        });
        const body: unknown = await response.json();
        expect([each.id, response.status]).toEqual([each.id, each.status]);
        for (const [path, value] of Object.entries(each.holds)) expect(at(body, path)).toBe(value);
        for (const path of each.has) expect(at(body, path)).toBeDefined();
      }
      expect(served.count()).toBe(documented.length);
    } finally {
      await served.close();
    }
  });

  test('is served with its fault', async () => {
    const fault = faults.find(({ id }) => id === 'missing-token-with-403');
    if (fault === undefined) throw new Error('The fault is gone.');
    const served = await serveBuild(fault.make);
    try {
      const { agentId, webhookId } = served.ids;
      const path = `/api/v1/agents/${agentId}/webhooks/${webhookId}`;
      const { status } = await fetch(served.url + path, { method: 'PUT', body: '{}' });
      expect(status).toBe(403);
    } finally {
      await served.close();
    }
  });
});

function at(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], body);
}
