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

/** Where an id stands: written out, made by a template, or in a row of a table that a template goes through. */
function locationOf(id: string, source: string): { start: Position; end: Position } {
  const lines = source.split('\n');
  const scores = lines.map((line) => likeness(line, id));
  const place = scores.indexOf(Math.max(...scores));
  const text = lines[place] ?? '';
  const column = text.length - text.trimStart().length + 1;
  return {
    start: { line: place + 1, column },
    end: { line: place + 1, column: text.length + 1 },
  };
}

/** How many characters of an id stand in a line that makes it. */
function likeness(line: string, id: string): number {
  if (line.includes(`'${id}'`)) return id.length + 1;
  const template = /\bid: `([^`]*)`/.exec(line)?.[1];
  if (template !== undefined) {
    const parts = template.split(/\$\{[^}]*\}/);
    const pattern = parts.map((part) => part.replace(/\W/g, '\\$&')).join('.+');
    return new RegExp(`^${pattern}$`).test(id) ? parts.join('').length : 0;
  }
  const row = /^\s*\[?\s*'([a-z0-9-]+)'|^ {2}([a-z-]+): \[/.exec(line)?.slice(1).find(Boolean);
  return row !== undefined && id.endsWith(`-${row}`) ? row.length : 0;
}
