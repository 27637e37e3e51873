import { suite } from 'talkover-contract/vitest';
import { expect } from 'vitest';

// Checked, never called. Each comment below is an error of its own once its line compiles.
export async function mustNotCompile(answer: Response): Promise<void> {
  await expect(answer).toConform({ request: new Request('https://example.com/') });
  // @ts-expect-error the request is one
  await expect(answer).toConform({ request: 'PUT' });
  // @ts-expect-error a service has ids and a token
  suite({ url: 'https://example.com' });
  const ids = { agentId: 'a', webhookId: 'w', token: 't' };
  // @ts-expect-error a rule that does not exist
  suite({ url: 'https://example.com', ...ids, rules: { 'response/statuss': 'warn' } });
}
