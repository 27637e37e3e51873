import type { HeldFinding, HeldRule } from '../config/held.ts';
import { findingKey } from '../judge/finding-key.ts';
import type { RunVerdict, VerdictDocument } from './document.ts';
import { troubleOf } from './headline.ts';
import { mismatchesOf } from './mismatches.ts';
import { endingOf, newFindings } from './outcomes.ts';
import { placeOf, ruleOf } from './place.ts';
import { plain, shortened } from './plain.ts';
import { shownRules } from './shown-rules.ts';

/** Annotations of a kind that GitHub shows of a step; it drops the others without a word. */
const SHOWN = 10;
const VALUE = 240;

/** The workflow commands that make GitHub show the findings of a job, and what could not be judged. */
export function annotations({ runs }: VerdictDocument): string {
  const errors = runs.flatMap((run) => [
    ...obstacleOf(run),
    ...differencesOf(run),
    ...findingsOf(run, 'fail', 'error'),
  ]);
  const warnings = runs.flatMap((run) => findingsOf(run, 'warn', 'warning'));
  return [...limited(errors), ...limited(warnings)].map((line) => `${line}\n`).join('');
}

function limited(lines: readonly string[]): readonly string[] {
  if (lines.length <= SHOWN) return lines;
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), `${rest} more are not annotated; the reports have them all.`];
}

function obstacleOf(run: RunVerdict): string[] {
  const trouble = troubleOf(run);
  if (trouble === undefined) return [];
  return [command('error', {}, `${run.target}: ${run.summary}. ${trouble}`)];
}

function differencesOf(run: RunVerdict): string[] {
  return mismatchesOf(run).map(({ key, text }) =>
    command('error', { title: `${key} differs from the baseline` }, `${run.target}: ${text}`),
  );
}

function findingsOf(run: RunVerdict, outcome: string, kind: string): string[] {
  return shownRules(run)
    .filter((rule) => rule.outcome === outcome)
    .flatMap((rule) => newFindings(rule).map((finding) => annotate(run, rule, finding, kind)));
}

function annotate(
  run: RunVerdict,
  { id, outcome }: HeldRule,
  finding: HeldFinding,
  kind: string,
): string {
  const rule = ruleOf(id);
  const place = rule === undefined ? undefined : placeOf(rule, finding.pointer);
  const title = `${findingKey(id, finding.pointer)} ${endingOf(outcome).label}`;
  const { expected, actual } = finding;
  const message = `${run.target}: ${rule?.statement ?? ''} Expected ${shortened(expected, VALUE)}, got ${shortened(actual, VALUE)}.`;
  return command(
    kind,
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
