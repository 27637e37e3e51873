import { describe, expect, test } from 'vitest';
import { findingsOf, observedIn } from './judging.ts';
import { traffic } from './traffic.ts';

const question = 'observed/write-only-member';
const hidden = 'secret/write-only-hidden at webhook_secret';

describe('a write-only member', () => {
  test('is looked for once, in whatever lists lie around it', () => {
    const log = [null, 'a text', [{ webhook_secret: null }]];
    const made = traffic().read({ shows: { log } });
    expect(findingsOf(made)).toEqual([]);
    expect(observedIn(question, made)).toEqual({ 'webhook_secret is null': 1 });
  });

  test('that carries a text is no mask', () => {
    const made = traffic().read({ shows: { webhook_secret: 'abc' } });
    expect(findingsOf(made)).toEqual([hidden]);
    expect(observedIn(question, made)).toEqual({});
  });

  test('is not missed in an error', () => {
    expect(observedIn(question, traffic().refuse({ timeout: 4 }, ['timeout']))).toEqual({});
  });
});
