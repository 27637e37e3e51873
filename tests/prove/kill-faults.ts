import { describe, expect, test } from 'vitest';
import { tryServer } from '../../scripts/prove/try-server.ts';
import { faultsByFile } from '../faults/all.ts';

/** Registers a test for each fault of some files: the rules that it breaks catch it, and no others. */
export function killFaults(files: readonly string[]): void {
  describe.each(files)('%s', (file) => {
    test.each(faultsByFile[file] ?? [])('$id', async ({ breaks, make }) => {
      const { caught, requests } = await tryServer(make);
      expect([...caught].sort()).toEqual([...breaks].sort());
      expect(requests).toBeLessThanOrEqual(100);
    });
  });
}
