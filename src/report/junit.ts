import type { HeldRule } from '../config/held.ts';
import { findingKey } from '../judge/finding-key.ts';
import { count } from './count.ts';
import type { RunVerdict } from './document.ts';
import { evidenceOf } from './evidence.ts';
import { troubleOf } from './headline.ts';
import type { ReportMaterial } from './material.ts';
import { mismatchesOf } from './mismatches.ts';
import { endingOf, newFindings } from './outcomes.ts';
import { placeOf, ruleOf } from './place.ts';
import { shownRules } from './shown-rules.ts';
import type { Element } from './xml.ts';
import { xmlDocument } from './xml.ts';

/**
 * JUnit XML: a run is a test suite, a rule a test case. A broken rule is a failure; a run that could not
 * be judged or not be restored is an error, of a test case of its own. What was not judged is skipped.
 */
export function junitReport({ document }: ReportMaterial): string {
  const suites = document.runs.map(suiteOf);
  const sum = (name: string): number =>
    suites.reduce((all, { attributes = {} }) => all + Number(attributes[name]), 0);
  return xmlDocument({
    name: 'testsuites',
    attributes: {
      name: 'talkover-contract',
      tests: sum('tests'),
      failures: sum('failures'),
      errors: sum('errors'),
    },
    children: suites,
  });
}

function suiteOf(run: RunVerdict): Element {
  const cases = [completion(run), ...baselineCase(run), ...shownRules(run).map(caseOf)];
  const having = (name: string): number =>
    cases.filter(({ children = [] }) => children.some((child) => child.name === name)).length;
  return {
    name: 'testsuite',
    attributes: {
      name: run.target,
      tests: cases.length,
      failures: having('failure'),
      errors: having('error'),
      skipped: having('skipped'),
    },
    children: cases,
  };
}

/** Whether the run could be judged at all, as a test case that is there in every run. */
function completion(run: RunVerdict): Element {
  const reason = troubleOf(run);
  const error: Element[] =
    reason === undefined
      ? []
      : [{ name: 'error', attributes: { type: run.summary, message: reason }, text: reason }];
  return testCase('run/completed', error);
}

/** Whether the traffic shows what the baseline says, where there is one. */
function baselineCase(run: RunVerdict): Element[] {
  if (run.baseline === undefined) return [];
  const differing = mismatchesOf(run);
  if (differing.length === 0) return [testCase('run/baseline', [])];
  const keys = differing.map(({ key }) => key).join('; ');
  const message = `${count(differing.length, 'difference')} from the baseline: ${keys}`;
  const text = differing.map((each) => each.text).join('\n');
  const attributes = { type: 'baseline', message };
  return [testCase('run/baseline', [{ name: 'failure', attributes, text }])];
}

function caseOf(rule: HeldRule): Element {
  const { junit, label } = endingOf(rule.outcome);
  if (junit === 'failure') return testCase(rule.id, [failureOf(rule)]);
  if (junit === 'skipped') {
    const why = [label, ...reasonsOf(rule)].join(': ');
    return testCase(rule.id, [{ name: 'skipped', attributes: { message: why } }]);
  }
  const told = [...findingsText(rule), ...Object.keys(rule.observed)];
  if (told.length === 0) return testCase(rule.id, []);
  return testCase(rule.id, [{ name: 'system-out', text: [label, ...told].join('\n') }]);
}

function reasonsOf({ lacks, findings }: HeldRule): string[] {
  const known = findings.flatMap((finding) => finding.known ?? []);
  return [...(lacks.length > 0 ? [`the target lacks ${lacks.join(', ')}`] : []), ...known];
}

function failureOf(rule: HeldRule): Element {
  const findings = newFindings(rule);
  const statement = ruleOf(rule.id)?.statement ?? rule.id;
  const keys = findings.map(({ pointer }) => findingKey(rule.id, pointer));
  const message = `${statement} Broken: ${keys.join('; ')}`;
  const found = `${count(findings.length, 'finding')}${rule.more === undefined ? '' : ', and more of which nothing is kept'}.`;
  const text = ['', found, ...findingsText(rule), ''].join('\n');
  return { name: 'failure', attributes: { type: rule.id, message }, text };
}

function findingsText({ id, findings }: HeldRule): string[] {
  const rule = ruleOf(id);
  return findings.flatMap((finding) => {
    const reason = finding.known;
    const place = rule === undefined ? undefined : placeOf(rule, finding.pointer);
    return [
      `${findingKey(id, finding.pointer)}${reason === undefined ? '' : ` (known: ${reason})`}`,
      ...evidenceOf(finding).map(([name, value]) => `  ${name.padEnd(9)} ${value}`),
      ...(place === undefined ? [] : [`  described ${place.file}:${place.line} (${place.at})`]),
    ];
  });
}

function testCase(name: string, children: readonly Element[]): Element {
  const classname = `talkover-contract.${name.split('/')[0]}`;
  return { name: 'testcase', attributes: { name, classname, time: 0 }, children };
}
