import { commands } from '../../src/cli/commands.ts';
import type { Flag } from '../../src/cli/flags.ts';
import { variableOf } from '../../src/cli/flags.ts';
import { isMapping, settable } from '../../src/cli/settings.ts';
import type { Catalogue } from './rules.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of the configuration file, from the flags of all commands. */
export function renderConfigSchema({ rows }: Catalogue): string {
  const flags = settable(Object.assign({}, ...commands.map((command) => command.flags)));
  const properties = Object.entries(flags).map(([name, flag]) => {
    const description = `${flag.help}; --${name}, ${variableOf(name)}`;
    return [name, { description, ...(name === 'rule' ? rules({ rows }) : schemaOf(flag)) }];
  });
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of talkover-contract',
    description: 'talkover-contract.config.json. A flag wins over the environment, that over this.',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function schemaOf(flag: Flag): Schema {
  if (flag.type === 'boolean') return { type: 'boolean' };
  if (flag.multiple !== true) return one(flag);
  const list = { type: 'array', items: one(flag) };
  if (!isMapping(flag)) return { anyOf: [one(flag), list] };
  return { anyOf: [{ type: 'object', additionalProperties: { type: 'string' } }, list] };
}

function one({ value = '' }: Flag): Schema {
  if (value === 'N') return { type: ['integer', 'string'] };
  const choices = value.split('|');
  // In lower case they are words to choose from, in capitals they say what to put there.
  return choices.length > 1 && choices.every((choice) => /^[a-z]+$/.test(choice))
    ? { enum: choices }
    : { type: 'string' };
}

/** The severities by rule or group. What cannot fail is judged or not. */
function rules({ rows }: Pick<Catalogue, 'rows'>): Schema {
  const groups = new Map<string, boolean>();
  for (const { id, severity } of rows) {
    groups.set(id, severity === 'none');
    groups.set(id.split('/')[0] ?? '', severity === 'none');
  }
  const properties = [...groups].map(([name, open]) => [
    name,
    { enum: open ? ['off'] : ['error', 'warn', 'off'] },
  ]);
  const object = { type: 'object', additionalProperties: false };
  return {
    anyOf: [
      { ...object, properties: Object.fromEntries(properties) },
      { type: 'array', items: { type: 'string' } },
    ],
  };
}
