import { expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';

const RULE = 'validation/messages-name-own';

/** What is found in the messages of a refusal. */
function findingsIn(sent: JsonObject, errors: Json): string[] {
  const example = answers['invalid-data'].example as JsonObject;
  return findingsOf(traffic().ask(sent, 422, { ...example, errors }));
}

test.each([
  ['another member', { timeout: bad('timeout') }, { timeout: ['webhook_url is invalid.'] }],
  [
    'a common word in quotation',
    { timeout: bad('timeout') },
    { timeout: ["The 'name' is too long."] },
  ],
  [
    'in backticks',
    { max_retries: bad('max_retries') },
    { max_retries: ['\u0060enabled\u0060 is no boolean.'] },
  ],
  [
    'one that was sent and is right',
    { timeout: bad('timeout'), max_retries: 1 },
    { timeout: ['Wrong: max_retries'] },
  ],
  ['the second message', { timeout: bad('timeout') }, { timeout: ['No.', 'See webhook_secret.'] }],
])('a warning: %s', (_, sent, errors) => {
  expect(findingsIn(sent, errors)).toEqual([`${RULE} at ${Object.keys(errors)[0]}`]);
});

test.each([
  ['its own too', { timeout: bad('timeout') }, { timeout: ['timeout exceeds max_retries.'] }],
  [
    'its own in words',
    { max_retries: bad('max_retries') },
    { max_retries: ['The Max Retries, unlike webhook_url.'] },
  ],
  [
    'a common word',
    { timeout: bad('timeout') },
    { timeout: ['This name of a number enabled no events.'] },
  ],
  [
    'a part of a word',
    { timeout: bad('timeout') },
    { timeout: ['See webhook_urls and max_retries-2.'] },
  ],
  [
    'one that is wrong, too',
    { timeout: bad('timeout'), max_retries: bad('max_retries') },
    { timeout: ['max_retries'], max_retries: ['No.'] },
  ],
  [
    'one with an open value',
    { timeout: bad('timeout'), name: null },
    { timeout: ["'name' is null."] },
  ],
  ['what was sent', { events: ['name'] }, { events: ["'name' is no event."] }],
  ['nobody', { timeout: bad('timeout') }, { timeout: ['Too much.'] }],
])('none: %s', (_, sent, errors) => {
  expect(findingsIn(sent, errors)).toEqual([]);
});
