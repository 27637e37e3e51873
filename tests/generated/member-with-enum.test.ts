import { execFile } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { copy, root } from './copy.ts';

// A member of another kind is served from the description to the verdict, and nothing else is changed for it.

const VALUES = ['POST', 'PUT', 'PATCH'];
const NEW = `        http_method:
          description: The method of deliveries.
          type: string
          enum: [${VALUES.join(', ')}]
          examples: [PUT]
`;
const AFTER = /(?<= {8}enabled:\n {10}description: .*\n {10}type: boolean\n {10}examples: .*\n)/g;

interface Ran {
  readonly code: number;
  readonly output: string;
  /** What was sent of the member, each with the status that it was answered with. */
  readonly sent: readonly (readonly [value: unknown, status: number])[];
}

/** Verifies the twin of a tree. */
async function verify(folder: string): Promise<Ran> {
  const recording = join(folder, 'run.har');
  const args = ['--import', 'tsx', 'src/cli/bin.ts', 'verify', '--record', recording];
  const { code, output } = await promisify(execFile)(process.execPath, args, { cwd: folder }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, output: stdout }),
  );
  const { log } = JSON.parse(await readFile(recording, 'utf8')) as {
    log: { entries: { request: { postData?: { text: string } }; response: { status: number } }[] };
  };
  const sent = log.entries.flatMap(({ request, response }) => {
    const value = memberOf(request.postData?.text ?? '');
    return value === undefined ? [] : [[value, response.status] as const];
  });
  return { code, output, sent };
}

function memberOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { http_method?: unknown } | null)?.http_method;
  } catch {
    return undefined;
  }
}

/** A copy of the project whose description has the member. */
async function tree() {
  const made = await copy();
  await cp(join(root, 'src'), made.path('src'), { recursive: true });
  await cp(join(root, 'package.json'), made.path('package.json'));
  await symlink(join(root, 'node_modules'), made.path('node_modules'));
  await made.edit('openapi/openapi.yaml', AFTER, NEW);
  expect(await made.generate('write')).toHaveProperty('code', 0);
  return made;
}

test('an enumeration of which no value is accepted keeps a run from being judged, by its name', async () => {
  const { folder } = await tree();
  const { code, output } = await verify(folder);
  expect(output).toContain('No good value of http_method was ever accepted');
  expect(code).toBe(3);
}, 120_000);

test('an enumeration is tried with each of its values and near misses, and a twin that serves it conforms', async () => {
  const made = await tree();
  const above = /(?<=max_retries: .*\n)/g;
  await made.edit('src/twin/call.ts', "| 'enabled'", "| 'enabled' | 'http_method'");
  await made.edit('src/twin/show-webhook.ts', above, 'http_method: webhook.http_method,\n');
  await made.edit('src/twin/seed.ts', above, "http_method: 'POST',\n");
  const check = `http_method: (value) => ${JSON.stringify(VALUES)}.includes(value) ? [] : ['It is invalid.'],\n`;
  await made.edit('src/twin/fields.ts', above, check);
  const { code, output, sent } = await verify(made.folder);
  const answered = (wanted: number): unknown[] =>
    sent.flatMap(([value, status]) => (status === wanted ? [value] : []));
  expect([...new Set(answered(200))].sort()).toEqual([...VALUES].sort());
  expect(answered(422)).toEqual(expect.arrayContaining(['POSTs', 'PATC', 'post', 5]));
  expect(output).toContain('✓ twin conforms');
  expect(code).toBe(0);
}, 120_000);
