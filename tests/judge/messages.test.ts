import { expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';

const RULE = 'validation/messages-name-own';

/** What is found in the messages of a refusal. */
function findingsIn(sent: JsonObject, errors: Json): string[] {
  const example = answers['invalid-data'].example as JsonObject;
  return findingsOf(traffic().ask(sent, 422, { ...example, errors }));
}

test.each([
  ['another member', { timeout: 121 }, { timeout: ['webhook_url is invalid.'] }],
  ['a common word in quotation', { timeout: 121 }, { timeout: ["The 'name' is too long."] }],
  ['in backticks', { max_retries: 11 }, { max_retries: ['\u0060enabled\u0060 is no boolean.'] }],
  [
    'one that was sent and is right',
    { timeout: 121, max_retries: 1 },
    { timeout: ['Wrong: max_retries'] },
  ],
  ['the second message', { timeout: 121 }, { timeout: ['No.', 'See webhook_secret.'] }],
])('a warning: %s', (_, sent, errors) => {
  expect(findingsIn(sent, errors)).toEqual([`${RULE} at ${Object.keys(errors)[0]}`]);
});

test.each([
  ['its own too', { timeout: 121 }, { timeout: ['timeout exceeds max_retries.'] }],
  [
    'its own in words',
    { max_retries: 11 },
    { max_retries: ['The Max Retries, unlike webhook_url.'] },
  ],
  ['a common word', { timeout: 121 }, { timeout: ['This name of a number enabled no events.'] }],
  ['a part of a word', { timeout: 121 }, { timeout: ['See webhook_urls and max_retries-2.'] }],
  [
    'one that is wrong, too',
    { timeout: 121, max_retries: 11 },
    { timeout: ['max_retries'], max_retries: ['No.'] },
  ],
  ['one with an open value', { timeout: 121, name: null }, { timeout: ["'name' is null."] }],
  ['what was sent', { events: ['name'] }, { events: ["'name' is no event."] }],
  ['nobody', { timeout: 121 }, { timeout: ['Too much.'] }],
])('none: %s', (_, sent, errors) => {
  expect(findingsIn(sent, errors)).toEqual([]);
});
