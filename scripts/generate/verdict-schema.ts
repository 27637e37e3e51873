import { fileURLToPath } from 'node:url';
import type { Schema } from 'ts-json-schema-generator';
import { createGenerator } from 'ts-json-schema-generator';
import type { Catalogue } from './rules.ts';

const HERE = fileURLToPath(new URL('../..', import.meta.url));

let read: Schema | undefined;

/** The JSON Schema of `verify --json`, read from the types that the command writes it by. */
export function renderVerdictSchema({ needs }: Catalogue): string {
  // Reading the types takes two seconds, and they are this project's own whatever is generated.
  read ??= createGenerator({
    path: `${HERE}src/report/document.ts`,
    tsconfig: `${HERE}tsconfig.json`,
    type: 'VerdictDocument',
    expose: 'export',
    skipTypeCheck: true,
  }).createSchema('VerdictDocument');
  const { $ref, definitions } = read;
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:talkover-contract:verdict:1',
    title: 'The verdicts of one or more runs, as `--json` and `--report json` write them',
    $ref,
    definitions: {
      ...definitions,
      // These two come from openapi/, which may be newer than the types on disk.
      RuleId: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$' },
      Need: { type: 'string', enum: needs.map((need) => need.const) },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
