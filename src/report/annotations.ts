import { plain, shortened } from './plain.ts';
import type { FindingView } from './view/finding.ts';
import type { Ending } from './view/outcomes.ts';
import type { RuleView } from './view/rule.ts';
import type { RunView } from './view/run.ts';
import type { ReportView } from './view/view.ts';

/** Annotations of a kind that GitHub shows of a step; it drops the others without a word. */
const SHOWN = 10;
const VALUE = 240;

/** The workflow commands that make GitHub show the findings of a job, and what could not be judged. */
export function annotations({ runs }: Pick<ReportView, 'runs'>): string {
  const errors = runs.flatMap((run) => [
    ...troubleOf(run),
    ...differencesOf(run),
    ...findingsOf(run, 'error'),
  ]);
  const warnings = runs.flatMap((run) => findingsOf(run, 'warning'));
  return [...limited(errors), ...limited(warnings)].map((line) => `${line}\n`).join('');
}

function limited(lines: readonly string[]): readonly string[] {
  if (lines.length <= SHOWN) return lines;
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), `${rest} more are not annotated; the reports have them all.`];
}

function troubleOf({ target, summary, trouble }: RunView): string[] {
  if (trouble === undefined) return [];
  return [command('error', {}, `${target}: ${summary}. ${trouble}`)];
}

function differencesOf({ target, differences = [] }: RunView): string[] {
  return differences.map(({ key, text }) =>
    command('error', { title: `${key} differs from the baseline` }, `${target}: ${text}`),
  );
}

function findingsOf({ target, rules }: RunView, level: NonNullable<Ending['level']>): string[] {
  return rules
    .filter(({ ending }) => ending.level === level)
    .flatMap((rule) => rule.newFindings.map((finding) => annotate(target, rule, finding, level)));
}

function annotate(
  target: string,
  { ending, rule }: RuleView,
  { key, place, expected, actual }: FindingView,
  level: string,
): string {
  const title = `${key} ${ending.word}`;
  const message = `${target}: ${rule?.statement ?? ''} Expected ${shortened(expected, VALUE)}, got ${shortened(actual, VALUE)}.`;
  return command(
    level,
    place === undefined ? { title } : { file: place.file, line: String(place.line), title },
    message,
  );
}

/** A workflow command. What delimits its parts is escaped as GitHub unescapes it. */
function command(kind: string, properties: Readonly<Record<string, string>>, text: string): string {
  const list = Object.entries(properties).map(
    ([name, value]) => `${name}=${data(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${kind}${list.length > 0 ? ` ${list.join(',')}` : ''}::${data(text)}`;
}

function data(text: string): string {
  return plain(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}
