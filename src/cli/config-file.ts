import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Flags } from './flags.ts';
import type { Settings } from './settings.ts';
import { settingsIn } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** Where a configuration is looked for, in the folder of the call. */
const NAMES = ['talkover-contract.config.json', 'talkover-contract.config.mjs'];

/**
 * Reads the configuration file: the one named, otherwise the one in this folder; undefined where there is none.
 *
 * @param named what the call says, if anything
 * @param known the flags of all commands
 * @throws UsageError where it cannot be read, or holds what it may not
 */
export async function readConfigFile(
  named: string | undefined,
  known: Flags,
): Promise<Settings | undefined> {
  const file = named ?? found();
  if (file === undefined) return undefined;
  const folder = dirname(resolve(file));
  const place = (path: string): string => relative('', resolve(folder, path)) || '.';
  return settingsIn(await load(file), file, known, place);
}

function found(): string | undefined {
  const present = NAMES.filter((name) => existsSync(name));
  if (present.length > 1)
    throw new UsageError(
      `Here are both ${present.join(' and ')}. Keep one, or name it with --config.`,
    );
  return present[0];
}

async function load(file: string): Promise<unknown> {
  const kind = extname(file);
  if (kind === '.json') return parse(await text(file), file);
  if (kind !== '.mjs')
    throw new UsageError(`The configuration ${file} has to be a .json or an .mjs file.`);
  // Only to tell what is missing here from what the module itself misses.
  await text(file);
  return imported(file);
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The configuration ${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The parser's own message quotes the text, which may be what nobody should see. */
function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = place === undefined ? undefined : json.slice(0, Number(place)).split('\n').length;
    throw new UsageError(
      `${file} is not JSON${line === undefined ? '' : `, from line ${line} on`}.`,
    );
  }
}

async function imported(file: string): Promise<unknown> {
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UsageError(`The configuration ${file} cannot be loaded: ${line}`);
  }
  if (module.default === undefined)
    throw new UsageError(`${file} has to export its settings: export default { … }`);
  return module.default;
}
