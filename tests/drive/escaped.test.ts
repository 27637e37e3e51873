import { expect, test } from 'vitest';
import { materialize } from '../../src/drive/materialize.ts';
import { createRedactor } from '../../src/exchange/redactor.ts';
import type { Target } from '../../src/target/target.ts';

const target = { baseUrl: 'https://api.example.com', token: 'talq_x1' } as unknown as Target;
const SECRET = 'whk/\u00e9\u00df0123456789';

function sent(body: Record<string, string>): { wire: string; recorded: string } {
  const ids = { agentId: 'a', webhookId: 'w', purpose: 'p' };
  const made = materialize({ ...ids, body, escaped: true }, target, createRedactor());
  return { wire: made.wire.body ?? '', recorded: made.recorded.body ?? '' };
}

test('another spelling says the same', () => {
  const body = { name: 'Größe 名前 \u{1f44b} "a" \\ /', webhook_url: 'https://a.example.com/b' };
  const { wire } = sent(body);
  expect(JSON.parse(wire)).toEqual(body);
  expect(wire).toMatch(/^[ -~]+$/);
  expect(wire).toContain(String.raw`Gr\u00f6\u00dfe`);
  expect(wire).toContain(String.raw`https:\/\/a.example.com\/b`);
  expect(wire).toMatch(/^\{ "name": .*, "webhook_url": .* \}$/);
});

test('a secret is hidden in it, too', () => {
  const { wire, recorded } = sent({ webhook_secret: SECRET });
  expect(JSON.parse(wire)).toEqual({ webhook_secret: SECRET });
  expect(recorded).toMatch(/‹secret 1: string/);
  expect(recorded).not.toContain('0123456789');
});
