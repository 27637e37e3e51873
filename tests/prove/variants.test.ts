import { describe, expect, test } from 'vitest';
import { tryServer } from '../../scripts/prove/try-server.ts';
import { variants } from '../variants/all.ts';

describe('a right server that differs stays green', () => {
  test.each(variants)('$id', async ({ make, warns = [] }) => {
    const { caught, requests, obstacle } = await tryServer(make);
    expect([...caught].sort()).toEqual([...warns].sort());
    expect(obstacle).toBeUndefined();
    expect(requests).toBeLessThanOrEqual(100);
  });
});
