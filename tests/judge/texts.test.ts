import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { bad } from '../values.ts';
import { judge, ruleIn } from './judging.ts';
import { sayings } from './sayings.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { context } from './world.ts';

const envelope = { message: 'The given data was invalid.' };

/** What the first finding of a rule says. */
function says(id: RuleId, made: Pick<Traffic, 'exchanges'>): (string | undefined)[] {
  const [finding] = ruleIn(judge(made), id).findings;
  return [finding?.expected, finding?.actual];
}

describe('a finding says what was expected and what came', () => {
  test.each(sayings)('%s', (id, make, texts) => {
    expect(says(id, make())).toEqual(texts);
  });

  test('of a secret that it is one, and nothing of it', () => {
    const made = traffic().read({ shows: { webhook_secret: 'whk-0123456789' } });
    expect(says('secret/write-only-hidden', made)).toEqual(['no text in webhook_secret', 'a text']);
  });

  test('of what is wrong in the end with all members together', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A', timeout: 10 }], [{ name: 'B', timeout: 20 }])
      .meanwhile({ name: 'A', timeout: 20 })
      .read();
    const [expected, actual] = says('concurrency/every-update-survives', made);
    expect(expected).toContain('{"name":"A","timeout":10}');
    expect(expected).toContain('{"name":"B","timeout":20}');
    expect(actual).toBe('{"name":"A","timeout":20}');
  });
});

test('an answer whose bytes are no text is not well formed', () => {
  const [exchange] = traffic().read().exchanges;
  if (exchange?.response === undefined) throw new Error('There is no answer.');
  const broken: Exchange = { ...exchange, response: { ...exchange.response, undecodable: true } };
  expect(says('response/well-formed', { exchanges: [broken] })[0]).toBe('one JSON value');
});

test('a mock, whose refusals name nobody, keeps a keyword only where one member fails', () => {
  const mock = (patch: Record<string, number>): number[] => {
    const made = traffic().ask(patch, 422, { ...envelope, errors: { x: ['Bad.'] } });
    const offers = ['state', 'lookup', 'tokens'] as const;
    const verdict = judge(made, { ...context, offers: [...offers] });
    return (['validation/upper-bound', 'validation/lower-bound'] as const).map(
      (id) => ruleIn(verdict, id).exercised,
    );
  };
  expect(mock({ timeout: bad('timeout') })).toEqual([1, 0]);
  expect(mock({ timeout: bad('timeout'), max_retries: bad('max_retries', 'minimum') })).toEqual([
    0, 0,
  ]);
});
