import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faults, faultsByFile } from '../faults/all.ts';
import { variants } from '../variants/all.ts';

const servers = [...faults, ...variants];

describe('the wrong and the differing servers', () => {
  test('no id is used twice', () => {
    for (const list of [faults, variants]) {
      const ids = list.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test('ids are in kebab case', () => {
    expect(
      servers.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-+[a-z0-9]+)*$/.test(id)),
    ).toEqual([]);
  });

  test('each is described in one sentence of its own', () => {
    const wrong = servers.filter(
      ({ sentence }) => !/^[A-Z][^.!?]*\.$/.test(withoutNames(sentence)),
    );
    expect(wrong.map(({ sentence }) => sentence)).toEqual([]);
    const said = faults.map(({ sentence }) => sentence);
    expect(said.filter((sentence, index) => said.indexOf(sentence) !== index)).toEqual([]);
  });

  test('sentences are in the present tense', () => {
    const wrong = servers.filter(({ sentence }) =>
      /\b(should|will|would|must be)\b/.test(sentence),
    );
    expect(wrong.map(({ sentence }) => sentence)).toEqual([]);
  });

  test('each fault breaks a rule that can fail', () => {
    const idle = faults.filter(
      ({ breaks }) => breaks.length === 0 || breaks.some((rule) => rule.startsWith('observed/')),
    );
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  test('every file of faults is listed', () => {
    const files = readdirSync(new URL('../faults', import.meta.url));
    expect(Object.keys(faultsByFile).sort()).toEqual(
      files.filter((file) => !['all.ts', 'fault.ts', 'derived.ts'].includes(file)).sort(),
    );
  });
});

/** Names with a full stop in them do not end a sentence. */
function withoutNames(sentence: string): string {
  return sentence.replace('.NET', 'dotnet');
}
