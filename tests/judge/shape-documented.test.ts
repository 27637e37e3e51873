import { describe, expect, test } from 'vitest';
import { findingsOf, judge } from './judging.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const html = [['Content-Type', 'text/html']] as const;
const nobody = { agentId: ids.noAgent };

describe('an answer of another media type', () => {
  test.each(['<p>Hello</p>', '{"message":"?"}', ''])(
    'is one finding, whatever it says: %j',
    (answer) => {
      expect(findingsOf(traffic().ask({}, 200, answer, { headers: html }))).toEqual([
        'response/media-type at 200',
      ]);
    },
  );
});

describe('the answer about an unknown agent', () => {
  test('is not that of another status', () => {
    const made = traffic().turnAway('missing-token', {}, { ...nobody, status: 404 });
    expect(findingsOf(made)).toEqual([
      'response/unknown-agent-body at success',
      'response/unknown-agent-body at message',
    ]);
  });

  test('is not that about an unknown webhook, which counts for neither', () => {
    const made = traffic().turnAway('unknown-webhook', {}, nobody);
    expect(findingsOf(made)).toEqual(['lookup/unknown-agent']);
    expect(judge(made).coverage.answers).toEqual({ '404': 1 });
  });
});

test('malformed JSON for an unknown agent still gets the answer about the agent', () => {
  const made = traffic().ask({}, 404, { message: '?' }, { ...nobody, sends: '{' });
  expect(findingsOf(made)).toContain('response/unknown-agent-body at message');
});

test('a webhook without one of its times lacks a member, and has no wrong time', () => {
  const made = traffic().read({ shows: { updated_at: undefined } });
  expect(findingsOf(made)).toEqual(['response/success-body at data/updated_at']);
});
