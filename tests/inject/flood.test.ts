import { expect, test, vi } from 'vitest';
import { sendRequests } from '../../scripts/flood/requests.ts';

vi.setConfig({ testTimeout: 60_000 });

// `npm run flood` sends 50,000; bodies of 1 GB are in tests/cli/serve.test.ts.
test('requests over many connections are answered through the proxy as without it', async () => {
  const { came, complaints } = await sendRequests(2_000, 50);
  expect(complaints).toEqual([]);
  expect(came).toContain('exit code 0');
});
