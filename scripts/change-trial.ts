import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changes } from './change-trial/changes.ts';
import type { Tried } from './change-trial/trial.ts';
import { tryChange } from './change-trial/trial.ts';
import { command } from './program/command.ts';

// Makes everyday changes in clones, follows CONTRIBUTING.md, and counts the test files that turn red. Ends with
// 1 if there are more than a change may turn red. `--only limit` tries one of them; any other argument is a
// filter of vitest. Nothing is left behind.

await command('change-trial', async () => {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const chosen = changes.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) {
    console.error(`change-trial: --only takes ${changes.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const root = fileURLToPath(new URL('..', import.meta.url));
  const tried: Tried[] = [];
  for (const change of chosen) tried.push(await tryChange(root, change, positionals, stop.signal));
  for (const line of tableOf(tried)) console.log(line);
  return tried.every(({ holds }) => holds) ? 0 : 1;
});

function tableOf(tried: readonly Tried[]): string[] {
  return tried.flatMap(({ change, failed, red, counted, holds }) => {
    const { name, sentence, bound } = change;
    const most = bound === 'named' ? 'none that CONTRIBUTING.md does not name' : `at most ${bound}`;
    return [
      `${holds ? '✓' : '✗'} ${name} (${sentence}): ${red.length} red test files; ${most}`,
      ...(failed === undefined ? [] : [`    does not succeed: ${failed}`]),
      ...red.map((file) => `    ${file}${counted.includes(file) ? '' : ' (named)'}`),
    ];
  });
}
