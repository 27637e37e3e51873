import { expect, test } from 'vitest';
import { extensionsIn } from '../../scripts/generate/description.ts';
import { description, vocabulary } from './sources.ts';

const sections = vocabulary.split(/^## /m).slice(1);

test('the vocabulary explains exactly the members that the description uses', () => {
  const used = new Set(extensionsIn(description).map(([, name]) => name));
  const explained = sections.map((section) => /^`(x-[a-z-]+)`\n/.exec(section)?.[1]);
  expect(explained.toSorted()).toEqual([...used].sort());
});

test.each(sections.map((text) => ({ text, title: text.split('\n', 1)[0] })))(
  'the section on $title is one paragraph that names the readers',
  ({ text }) => {
    expect(text.trim().split(/\n{2,}/)).toHaveLength(2);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Read by the (judge|plan|generator)/);
  },
);

test('a member is found wherever it stands, but not in an example', () => {
  const document = {
    paths: { '/a': { put: { 'x-one': { 'x-inner': 1 } } } },
    list: [{ 'x-two': true }],
    examples: [{ 'x-three': true }],
  };
  expect(extensionsIn(document)).toEqual([
    ['#/paths/~1a/put/x-one', 'x-one'],
    ['#/list/0/x-two', 'x-two'],
  ]);
});
