import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Exchange, RecordedRequest } from '../../src/exchange/exchange.ts';
import { curl } from '../../src/report/curl.ts';

function line(request: Partial<RecordedRequest>): string {
  const whole = { method: 'PUT', url: 'https://api.example.com/x', headers: [], ...request };
  return curl({ id: 1, startedAt: 0, endedAt: 1, request: whole } satisfies Exchange);
}

/** What a shell makes of a line: the words that the command is called with. */
function words(text: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; TALKOVER_TOKEN=the-token; ${text}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const authorization = ['Authorization', 'Bearer ‹token›'] as const;

describe('a shell reads', () => {
  test('the token from its variable', () => {
    expect(words(line({ headers: [authorization] }))).toEqual([
      '-X',
      'PUT',
      'https://api.example.com/x',
      '-H',
      'Authorization: Bearer the-token',
    ]);
  });

  test('a token that is cut or extended as such', () => {
    const cut = ['Authorization', 'Bearer ‹token: cut›'] as const;
    const extended = ['Authorization', 'Bearer ‹token: extended›'] as const;
    expect(words(line({ headers: [cut] })).at(-1)).toBe('Authorization: Bearer the-toke');
    expect(words(line({ headers: [extended] })).at(-1)).toBe('Authorization: Bearer the-tokenx');
  });

  test.each([
    `it's "quoted" $HOME \`date\` $(date) \\`,
    '@/etc/passwd',
    '{"name":"Zoë\u{1f600}"}',
    '',
  ])('a body as it was sent: %s', (body) => {
    expect(words(line({ body })).at(-1)).toBe(body);
  });

  test('nothing in a header beside the token as a command', () => {
    const value = 'Bearer ‹token› $(echo hacked) `echo hacked` "; echo hacked; " \\';
    const name = 'Authorization';
    expect(words(line({ headers: [[name, value]] })).at(-1)).toBe(
      `Authorization: ${value.replace('‹token›', 'the-token')}`,
    );
  });
});

test('what begins with @ is data and names no file', () => {
  expect(line({ body: '@/etc/passwd' })).toContain("--data-raw '@/etc/passwd'");
});

test('a long body is not copied by hand', () => {
  expect(line({ body: 'x'.repeat(2_000) })).toContain('-d @body.json  # 2000 characters');
});
