import { expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { createProbes } from '../../src/plan/sections/limits.ts';
import { oddBodies } from '../../src/plan/sections/odd-bodies.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { follow, input, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

/** How many settings an answer shows, all of which such a body carries. */
const visible = settings.filter(({ writeOnly }) => !writeOnly).length;

function groups(made = input): PlannedRequest[][] {
  return oddBodies(made, createShadow(), createProbes(made)).map((plan) =>
    requestsOf(follow(plan)),
  );
}

function oddRequests(): PlannedRequest[] {
  return groups().flat();
}

function textOf(purpose: RegExp, made = input): string {
  const found = groups(made)
    .flat()
    .find((request) => purpose.test(request.purpose));
  return String(found?.body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return 'no JSON';
  }
}

test('nine odd bodies are sent to our webhook, with a good token', () => {
  const text = 'ours/ours valid: a text';
  expect(groups().map((group) => group.map(inWords))).toEqual([
    [text, text, 'ours/ours valid: no body', text, `${text} as text/plain`, text],
    [text, text, text],
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

test('numbers beyond every machine word, of either sign, stand beside texts of a hundred thousand characters and bad values of all else', () => {
  const text = textOf(/^numbers of/);
  const body = parsed(text) as Record<string, unknown>;
  for (const setting of settings.filter(({ writeOnly }) => !writeOnly)) {
    const value = body[setting.name];
    if (setting.type === 'integer')
      expect(text).toMatch(new RegExp(`"${setting.name}":-?\\d{30}[,}]`));
    else expect(readSetting(setting, value as string).verdict, setting.name).toBe('refused');
  }
  expect(text).toMatch(/:-\d{30}/);
  expect(body.name).toHaveLength(100_000);
});

test('where refusals name nobody, numbers and texts stand by themselves', () => {
  const body = parsed(textOf(/^numbers of/, without(input, 'blame'))) as object;
  expect(Object.keys(body)).toEqual(['timeout', 'max_retries', 'name']);
});

test('a text holds a null byte, an escape sequence and half a character', () => {
  const [text] = Object.values(parsed(textOf(/control characters/)) as object);
  for (const part of ['\u0000', '\u001b[', '\ud800']) expect(text).toContain(part);
});

test('members are named like those of every object, and lists are nested six hundred deep', () => {
  const body = parsed(textOf(/like those of every object/)) as Record<string, unknown>;
  expect(Object.keys(body)).toEqual(['name', '__proto__', 'constructor', '', 'x']);
  let depth = 0;
  for (let list: unknown = body.x; Array.isArray(list); [list] = list) depth += 1;
  expect(depth).toBe(600);
});

test('a text goes out in bytes that are no UTF-8', () => {
  const [request, ...rest] = oddRequests().filter(({ latin1 }) => latin1);
  expect(rest).toEqual([]);
  expect(() =>
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(String(request?.body), 'latin1')),
  ).toThrow();
});
