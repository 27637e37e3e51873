import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An everyday change, as somebody makes it who follows CONTRIBUTING.md. */
export interface Change {
  readonly name: string;
  readonly sentence: string;
  /** Test files that it may turn red; `named`: those that CONTRIBUTING.md names. */
  readonly bound: number | 'named';
  /** What it writes by hand. */
  readonly edits: readonly Edit[];
}

/** Text that is put in the place of another one. */
interface Edit {
  readonly file: string;
  readonly from: RegExp;
  readonly to: string;
}

const MEMBER = `        http_method:
          description: The method of deliveries.
          type: string
          enum: [POST, PUT, PATCH]
          examples: [PUT]
`;
const ENABLED = /(?<= {8}enabled:\n {10}description: .*\n {10}type: boolean\n {10}examples: .*\n)/g;
const RETRIES = /(?<=max_retries: .*\n)/g;

const RULE = `  - id: response/no-refresh
    statement: No answer sends its reader to another page.
    standing: expected
    severity: error
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses'
    source: Response
    breach: A page for people that waits for a login answers instead of the service.
`;
const JUDGED = `  ledger.check('response/no-refresh', header(headers, 'refresh') === undefined, exchange, () => ({
    expected: 'no Refresh header',
    actual: 'one',
  }));
`;
const WITNESSES = `  'response/no-refresh': {
    keeps: () => traffic().read(),
    breaks: () => traffic().read({ headers: [JSON_TYPE, ['Refresh', '5']] }),
  },
`;
const FAULT = `  {
    id: 'sends-elsewhere',
    sentence: 'The answer to an update sends its reader to another page.',
    breaks: ['response/no-refresh'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'refresh': '5' },
      })),
    ),
  },
];
`;

/** The changes that have to stay small. */
export const changes: readonly Change[] = [
  {
    name: 'limit',
    sentence: 'timeout up to 300 seconds instead of 120',
    bound: 3,
    edits: [
      { file: 'openapi/openapi.yaml', from: /maximum: 120/, to: 'maximum: 300' },
      {
        file: 'src/twin/fields.ts',
        from: /'timeout', value, 5, 120/,
        to: "'timeout', value, 5, 300",
      },
    ],
  },
  {
    name: 'member',
    sentence: 'a member http_method with three values',
    bound: 5,
    edits: [
      { file: 'openapi/openapi.yaml', from: ENABLED, to: MEMBER },
      { file: 'src/twin/call.ts', from: /\| 'enabled'/, to: "| 'enabled' | 'http_method'" },
      { file: 'src/twin/store.ts', from: RETRIES, to: '  readonly http_method: string;\n' },
      {
        file: 'src/twin/show-webhook.ts',
        from: RETRIES,
        to: '    http_method: webhook.http_method,\n',
      },
      { file: 'src/twin/seed.ts', from: RETRIES, to: "        http_method: 'POST',\n" },
      {
        file: 'src/twin/fields.ts',
        from: RETRIES,
        to: "\n  http_method: (value) =>\n    ['POST', 'PUT', 'PATCH'].some((each) => each === value)\n      ? []\n      : ['The selected http method is invalid.'],\n",
      },
    ],
  },
  {
    name: 'rule',
    sentence: 'a rule with two witnesses and a fault',
    bound: 'named',
    edits: [
      { file: 'openapi/rules.yaml', from: /(?= {2}- id: response\/media-type\n)/, to: RULE },
      {
        file: 'src/judge/always.ts',
        from: /(?<=function checkHeaders.*\n.*= response;\n)/,
        to: JUDGED,
      },
      {
        file: 'tests/judge/witnesses/response.ts',
        from: /(?=\} satisfies Witnesses;)/,
        to: WITNESSES,
      },
      { file: 'tests/faults/response.ts', from: /\];\n$/, to: FAULT },
    ],
  },
];

/**
 * Makes a change in a clone.
 *
 * @throws Error where what is to be changed is not there any more
 */
export function applyChange({ name, edits }: Change, folder: string): void {
  for (const { file, from, to } of edits) {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${name}: ${file} has nothing like ${from}`);
    writeFileSync(path, after);
  }
}
