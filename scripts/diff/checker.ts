import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redocly } from '../program/redocly.ts';
import type { Difference } from './change.ts';

const CONFIG = fileURLToPath(new URL('redocly.yaml', import.meta.url));

interface Report {
  changes: readonly {
    path: string;
    typeName: string;
    kind: Difference['kind'];
    property?: string;
    base?: { value?: unknown };
    revision?: { value?: unknown };
    verdicts: readonly { ruleId: string; impact: string; message: string }[];
  }[];
}

/** What Redocly's checker finds between two descriptions, and what of it breaks callers. */
export async function checked(before: unknown, after: unknown): Promise<readonly Difference[]> {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-diff-'));
  try {
    const [base, revision, output] = ['base', 'revision', 'report'].map((name) =>
      join(folder, `${name}.json`),
    ) as [string, string, string];
    await writeFile(base, JSON.stringify(before));
    await writeFile(revision, JSON.stringify(after));
    const flags = ['--format=json', '--fail-on=none', `--config=${CONFIG}`, `--output=${output}`];
    await redocly('diff', base, revision, ...flags);
    return (JSON.parse(await readFile(output, 'utf8')) as Report).changes.map(toDifference);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toDifference(change: Report['changes'][number]): Difference {
  const { path, property, typeName: node, kind, base, revision, verdicts } = change;
  const worst = verdicts.find(({ impact }) => impact === 'major');
  return {
    path: partsOf(path),
    ...(property !== undefined && { property }),
    node,
    kind,
    before: base?.value,
    after: revision?.value,
    ...(worst !== undefined && { complaint: worst.message }),
  };
}

function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
