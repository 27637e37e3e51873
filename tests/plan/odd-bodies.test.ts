import { expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { oddBodies } from '../../src/plan/sections/odd-bodies.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { follow, input, requestsOf } from './by-hand.ts';
import { inWords } from './in-words.ts';

/** How many settings an answer shows, all of which such a body carries. */
const visible = settings.filter(({ writeOnly }) => !writeOnly).length;

function oddRequests(): PlannedRequest[] {
  return requestsOf(follow(oddBodies(input, createShadow())));
}

function textOf(purpose: RegExp): string {
  const { body } =
    oddRequests().find((request) => purpose.test(request.purpose)) ?? ({} as PlannedRequest);
  return String(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return 'no JSON';
  }
}

test('ten odd bodies are sent to our webhook, with a good token', () => {
  const text = 'ours/ours valid: a text';
  expect(oddRequests().map(inWords)).toEqual([
    ...[text, text, text, text],
    'ours/ours valid: no body',
    `${text} as text/plain`,
    'ours/ours valid: breaks name',
    ...[text, text, text],
  ]);
});

test('one breaks off at its very end, so that a reader of streams has stored everything by then', () => {
  const text = textOf(/breaks off/);
  expect(parsed(text)).toBe('no JSON');
  expect(Object.keys(parsed(`${text}}`) as object)).toHaveLength(visible);
});

test('others are a list with an update in it, null, and a text', () => {
  expect(parsed(textOf(/list as body/))).toEqual([parsed(`${textOf(/breaks off/)}}`)]);
  expect(parsed(textOf(/null as body/))).toBeNull();
  expect(typeof parsed(textOf(/text as body/))).toBe('string');
});

test('a good update is declared to be no JSON', () => {
  expect(Object.keys(parsed(textOf(/declared/)) as object)).toHaveLength(visible);
});

test('no odd body holds a secret, since it could not be hidden in the record', () => {
  expect(JSON.stringify(oddRequests())).not.toMatch(/webhook_secret|whk/);
});

test('a text has a hundred thousand characters', () => {
  const long = oddRequests().find(({ purpose }) => purpose.startsWith('100000 characters'));
  const [text] = Object.values(long?.body ?? {});
  expect(text).toHaveLength(100_000);
});

test('a text holds a null byte, an escape sequence and half a character', () => {
  const [text] = Object.values(parsed(textOf(/control characters/)) as object);
  for (const part of ['\u0000', '\u001b[', '\ud800']) expect(text).toContain(part);
});

test('members are named like those of every object, and lists are nested six hundred deep', () => {
  const text = textOf(/like those of every object/);
  const body = parsed(text) as Record<string, unknown>;
  expect(Object.keys(body)).toEqual(['__proto__', 'constructor', '', 'x']);
  let depth = 0;
  for (let list: unknown = body.x; Array.isArray(list); [list] = list) depth += 1;
  expect(depth).toBe(600);
});
