import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/exchange/redactor.ts';

const token = 'talq_0123456789abcdefghij';
const secret = 'whk-5f2a9c1e7b3d4068';
const long = 'k3Y9-qZ7pL2m8Xv4Rt6WbN1cJ5hG0dFs';

/** Redacts a text under a redactor that knows a secret. */
function redacted(text: string, value = secret): string {
  const redactor = createRedactor();
  redactor.hideSecret(value);
  return redactor.redact(text);
}

describe('a secret', () => {
  test('is replaced by what a rule needs to know of it', () => {
    expect(redacted(`{"key":"${secret}"}`)).toBe(
      '{"key":"‹secret 1: string, 20 characters, 20 bytes›"}',
    );
    expect(redacted('schlüssel-übergabe', 'schlüssel-übergabe')).toBe(
      '‹secret 1: string, 18 characters, 20 bytes›',
    );
  });

  test('keeps its number, and each has its own', () => {
    const redactor = createRedactor();
    for (const value of [secret, long, secret]) redactor.hideSecret(value);
    expect(redactor.redact(`${long} ${secret} ${long}`).match(/‹secret \d/g)).toEqual([
      '‹secret 2',
      '‹secret 1',
      '‹secret 2',
    ]);
    redactor.hideSecret('another-one-0000');
    expect(redactor.redact(secret)).toMatch(/^‹secret 1: /);
    expect(redactor.redact('another-one-0000')).toMatch(/^‹secret 3: /);
  });

  test('that contains another is replaced as a whole', () => {
    const redactor = createRedactor();
    redactor.hideSecret(secret);
    redactor.hideSecret(`${secret}-longer`);
    expect(redactor.redact(`${secret}-longer`)).toMatch(/^‹secret 2: [^‹]*›$/);
  });

  test('is replaced every time', () => {
    expect(redacted(`${secret}${secret},${secret}`)).not.toContain(secret);
  });

  test('with special characters is no pattern', () => {
    for (const value of ['a.*+?^()|[]\\', '$&$1$`-secret', '‹secret 1›-abc'])
      expect(redacted(`<${value}>`, value)).toMatch(/^<‹secret 1: string.*›>$/);
  });

  test('inside a longer text is found in base64, wherever it begins', () => {
    for (const user of ['', 'a:', 'ab:', 'abc:', 'user:']) {
      const encoded = Buffer.from(`${user}${secret}:x`).toString('base64');
      expect(redacted(`Authorization: Basic ${encoded}`)).toContain('‹secret 1: ');
    }
  });
});

describe('a secret that is a word', () => {
  test.each(['hook', 'active', 'true', 'talkover', '2025-09-03', 'pass word'])(
    '%s is hidden in its own place alone, unless it has signs that words have not',
    (value) => {
      const redactor = createRedactor();
      redactor.hideSecret(value);
      const sent = JSON.stringify({ name: `A ${value}`, webhook_secret: value });
      const own = redactor.redactRequest(sent);
      expect(JSON.parse(own).webhook_secret).toMatch(/^‹secret 1: string, /);
      const isWord = !/[^\w-]/.test(value);
      expect(JSON.parse(own).name === `A ${value}`).toBe(isWord);
      expect(redactor.redact(`"${value}"`) === `"${value}"`).toBe(isWord);
    },
  );

  test('keeps its number in the place of each request', () => {
    const redactor = createRedactor();
    for (const value of ['hook', secret, 'hook']) redactor.hideSecret(value);
    const body = redactor.redactRequest('{"webhook_secret":"hook"}');
    expect(body).toBe('{"webhook_secret":"‹secret 1: string, 4 characters, 4 bytes›"}');
  });
});

describe('a part of a secret', () => {
  test.each([
    ['its beginning', long.slice(0, 16)],
    ['its middle', long.slice(9, 23)],
    ['its end', long.slice(-14)],
    ['all but one character', long.slice(1)],
  ])('%s', (_, part) => {
    expect(redacted(`shown: ${part}…`, long)).toBe('shown: ‹secret 1: part›…');
  });

  test('between masks', () => {
    expect(redacted(`****${long.slice(10, 25)}****`, long)).toBe('****‹secret 1: part›****');
  });

  test('of letters outside ASCII is found in the JSON of any server', () => {
    const value = [...'0123456789abcdef0246'].map((digit) => `${digit}é`).join('');
    const part = value.slice(0, 30);
    expect(redacted(JSON.stringify(part), value)).toContain('‹secret 1: part›');
    const php = JSON.stringify(part).replaceAll('é', '\\u00e9');
    expect(redacted(php, value)).toContain('‹secret 1: part›');
  });

  test('too short to tell is left', () => {
    expect(redacted(`…${long.slice(-6)}`, long)).toBe(`…${long.slice(-6)}`);
  });

  test('that repeats a few characters is no part', () => {
    const dull = 'ab'.repeat(20);
    expect(redacted('ab'.repeat(8), dull)).toBe('ab'.repeat(8));
    expect(redacted(dull, dull)).toMatch(/^‹secret 1: string/);
  });
});

describe('a token', () => {
  const redactor = createRedactor();
  redactor.hideToken(token, 'valid');
  redactor.hideToken(token.slice(0, -1), 'cut');
  redactor.hideToken(`${token}x`, 'extended');
  redactor.hideToken(token.toUpperCase(), 'letter case');

  test.each([
    [token, '‹token›'],
    [token.slice(0, -1), '‹token: cut›'],
    [`${token}x`, '‹token: extended›'],
    [token.toUpperCase(), '‹token: letter case›'],
    [encodeURIComponent(`Bearer ${token}`), 'Bearer%20‹token›'],
  ])('%s is %s', (text, placeholder) => {
    expect(redactor.redact(text)).toBe(placeholder);
  });

  test('is found in base64 but for the bits that it shares', () => {
    expect(redactor.redact(Buffer.from(token).toString('base64url'))).toMatch(/^‹token›.?$/);
  });

  test('that is a word is left, as its own place is replaced where the request is made', () => {
    const short = createRedactor();
    short.hideToken('secret', 'valid');
    expect(short.redact('webhook_secret secrets my-secret')).toBe(
      'webhook_secret secrets my-secret',
    );
  });

  test('of three characters is none', () => {
    const tiny = createRedactor();
    tiny.hideToken('abc', 'valid');
    tiny.hideToken('', 'cut');
    expect(tiny.redact('abc')).toBe('abc');
  });
});

test('any other text is replaced by its name', () => {
  const redactor = createRedactor();
  redactor.hideText('gateway-key-123', 'X-Api-Key');
  expect(redactor.redact('X-Api-Key: gateway-key-123')).toBe('X-Api-Key: ‹X-Api-Key›');
});

describe('the value of a header', () => {
  test.each([
    [
      'its whole',
      'Basic b3BzLWdhdGV3YXkwMTpzM2NyZXQtcGFzcy1waHJhc2U=',
      'Basic b3BzLWdhdGV3YXkwMTpzM2NyZXQtcGFzcy1waHJhc2U=',
    ],
    ['the user of Basic', 'Basic b3BzLWdhdGV3YXkwMTpzM2NyZXQtcGFzcy1waHJhc2U=', 'ops-gateway01'],
    [
      'the password of Basic',
      'Basic b3BzLWdhdGV3YXkwMTpzM2NyZXQtcGFzcy1waHJhc2U=',
      's3cret-pass-phrase',
    ],
    ['a cookie', 'sid=8f1c-22e0; csrf="Zk7pQ2xw"', '8f1c-22e0'],
    ['another cookie', 'sid=8f1c-22e0; csrf="Zk7pQ2xw"', 'Zk7pQ2xw'],
  ])('%s is replaced', (_, value, shown) => {
    const redactor = createRedactor();
    redactor.hideText(value, 'X-Gateway');
    expect(redactor.redact(`<${shown}>`)).toBe('<‹X-Gateway›>');
    expect(redactor.redact(`<${shown.toUpperCase()}>`)).not.toContain(shown.toUpperCase());
  });

  test.each(['true', '1', 'active', 'staging', 'application/json', 'event_phone_call_started'])(
    '%s is a word that answers show',
    (value) => {
      const redactor = createRedactor();
      redactor.hideText(value, 'X-Debug');
      const text = `{"status":"${value}","enabled":${value}}`;
      expect(redactor.redact(text)).toBe(text);
    },
  );
});
