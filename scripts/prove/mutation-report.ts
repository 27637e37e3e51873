import { readFileSync } from 'node:fs';
import { catalogue } from '../../generated/catalogue.ts';
import { canFail, sameRules } from './figures.ts';
import type { FaultResult, Results } from './results.ts';

interface Position {
  readonly line: number;
  readonly column: number;
}

/** The kill matrix in the schema of mutation-testing-elements: faults are mutants, rules are tests. */
export function mutationReport({ faults }: Results): object {
  const files = [...new Set(faults.map(({ file }) => file))];
  return {
    $schema: 'https://git.io/mutation-testing-report-schema',
    schemaVersion: '2',
    thresholds: { high: 100, low: 100 },
    framework: { name: 'talkover-contract prove' },
    files: Object.fromEntries(
      files.map((file) => {
        const path = `tests/faults/${file}`;
        const source = readFileSync(path, 'utf8');
        const own = faults.filter((fault) => fault.file === file);
        return [
          path,
          { language: 'typescript', source, mutants: own.map((fault) => mutantOf(fault, source)) },
        ];
      }),
    ),
    testFiles: {
      'openapi/rules.yaml': {
        source: readFileSync('openapi/rules.yaml', 'utf8'),
        tests: catalogue
          .filter(({ id }) => canFail.includes(id))
          .map(({ id, statement }) => ({ id, name: `${id}: ${statement}` })),
      },
    },
  };
}

function mutantOf(
  { id, sentence, breaks, caught, milliseconds }: FaultResult,
  source: string,
): object {
  return {
    id,
    mutatorName: breaks[0]?.split('/')[0] ?? 'none',
    description: sentence,
    location: locationOf(id, source),
    status: caught.length === 0 ? 'Survived' : 'Killed',
    ...(sameRules(breaks, caught) ? {} : { statusReason: `Expected: ${breaks.join(', ')}` }),
    coveredBy: [...new Set([...breaks, ...caught])],
    killedBy: [...caught],
    duration: milliseconds,
  };
}

/** Where an id stands: written out, in a table, or made by a template. */
function locationOf(id: string, source: string): { start: Position; end: Position } {
  const lines = source.split('\n');
  const written = lines.findIndex((line) => line.includes(`'${id}'`));
  const place = written >= 0 ? written : lines.findIndex((line) => mayMake(line, id));
  const line = Math.max(place, 0);
  const text = lines[line] ?? '';
  const column = text.length - text.trimStart().length + 1;
  return { start: { line: line + 1, column }, end: { line: line + 1, column: text.length + 1 } };
}

function mayMake(line: string, id: string): boolean {
  const template = /\bid: `([^`]*)`/.exec(line)?.[1];
  if (template !== undefined) {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[^\w]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(id);
  }
  // Rows of a table carry the id without what the template puts ahead of it.
  const row = /^\s*\[?\s*'([a-z0-9-]+)',/.exec(line)?.[1];
  return row !== undefined && id.endsWith(`-${row}`);
}
