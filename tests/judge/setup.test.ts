import { describe, expect, test } from 'vitest';
import type { Need, RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { settings } from '../../generated/contract.ts';
import { bad, good } from '../values.ts';
import { findings, findingsOf, judge, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';
import { witnesses } from './witnesses/all.ts';
import type { Witness } from './witnesses/witness.ts';
import { context, foreign, ids, secret } from './world.ts';

const entries = Object.entries(witnesses) as [RuleId, Witness][];

describe('a target that lacks what a rule needs', () => {
  const withNeeds = catalogue.filter(({ needs }) => needs.length > 0);

  test.each(withNeeds.map(({ id, needs }) => ({ id, needs })))('locks $id', ({ id, needs }) => {
    for (const need of needs) {
      const offers = context.offers.filter((offer) => offer !== need);
      const made = witnesses[id]?.breaks() ?? traffic().read();
      const rule = ruleIn(judge(made, { ...context, offers }), id);
      expect(rule).toMatchObject({ outcome: 'locked', exercised: 0, findings: [], lacks: [need] });
    }
  });

  test('a target that offers nothing locks exactly the rules with needs', () => {
    const verdict = judge(traffic().read(), { ...context, offers: [] as Need[] });
    const locked = verdict.rules.filter(({ outcome }) => outcome === 'locked').map(({ id }) => id);
    expect(locked).toEqual(withNeeds.map(({ id }) => id));
  });
});

describe('a severity that is changed', () => {
  test.each(entries.map(([id, { breaks }]) => ({ id, breaks })))('of $id', ({ id, breaks }) => {
    const outcome = (severity: 'error' | 'warn' | 'off'): string =>
      ruleIn(judge(breaks(), context, { severities: { [id]: severity } }), id).outcome;
    expect([outcome('error'), outcome('warn'), outcome('off')]).toEqual(['fail', 'warn', 'off']);
    const off = judge(breaks(), context, { severities: { [id]: 'off' } });
    expect(findings(off)).toEqual([]);
  });
});

describe('what was decided', () => {
  test('updates that were accepted, and those that left settings out', () => {
    const shown = settings.filter(({ writeOnly }) => !writeOnly);
    const full = Object.fromEntries(shown.map(({ name }) => [name as string, good(name)]));
    const made = traffic()
      .read()
      .update(full)
      .update({ timeout: 11 })
      .update({ webhook_secret: secret })
      .refuse({ timeout: bad('timeout') }, ['timeout'])
      .together([{ name: 'B' }], [{ timeout: 12 }])
      .update({ name: 'C' }, { status: 201 });
    expect(judge(made).decided).toEqual({ updates: 6, partial: 4 });
  });

  test('each documented answer by its name', () => {
    const made = traffic()
      .read()
      .turnAway('missing-token', {}, { token: null })
      .turnAway('unknown-agent', {}, { agentId: ids.noAgent })
      .turnAway('unknown-webhook', {}, { webhookId: ids.noWebhook })
      .turnAway('unknown-webhook', {}, { agentId: ids.noAgent, webhookId: ids.noWebhook })
      .refuse({ timeout: bad('timeout') }, ['timeout'])
      .ask({}, 415, '', { mediaType: 'text/plain' });
    expect(judge(made).coverage.answers).toEqual({
      success: 1,
      'missing-token': 1,
      'unknown-agent': 1,
      'unknown-webhook': 2,
      'invalid-data': 1,
      '415': 1,
    });
  });
});

describe('a recording of somebody else', () => {
  test('of ids that nobody knows is never failed for them', () => {
    const made = traffic()
      .turnAway('unknown-webhook', {})
      .turnAway('unknown-agent', {}, { agentId: ids.noAgent })
      .read()
      .ask({}, 403, {})
      .ask({}, 401, { message: 'Who?' }, { token: 'Bearer ‹token 2›' });
    expect(findingsOf(made, foreign)).toEqual([]);
  });

  test('without an Authorization header does not tell that none was sent', () => {
    const made = traffic().read({ token: null }).ask({}, 401, { message: 'Who?' }, { token: null });
    expect(findingsOf(made, foreign)).toEqual([]);
    expect(findingsOf(made)).toEqual([
      'response/missing-token-body at message',
      'auth/missing-token',
    ]);
  });

  test('without a body does not tell that none was sent', () => {
    const sends = 'unrecorded';
    const made = traffic().read().update({ name: 'A' }, { sends }).ask({}, 422, {}, { sends });
    expect(findingsOf(made)).toEqual([]);
  });

  test('still shows what no answer may show', () => {
    const made = traffic()
      .read({ shows: { webhook_secret: 'abc' } })
      .ask({}, 500, '');
    expect(findingsOf(made, foreign)).toEqual([
      'secret/write-only-hidden at webhook_secret',
      'robustness/no-server-error at 500',
    ]);
  });
});
