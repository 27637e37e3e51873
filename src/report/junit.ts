import { count } from './count.ts';
import type { RuleView } from './view/rule.ts';
import type { RunView } from './view/run.ts';
import type { ReportView } from './view/view.ts';
import type { Element } from './xml.ts';
import { xmlDocument } from './xml.ts';

/**
 * JUnit XML: a run is a test suite, a rule a test case. A broken rule is a failure; a run that could not
 * be judged or not be restored is an error, of a test case of its own. What was not judged is skipped. Class names tell
 * several runs apart, since GitLab keeps one test case of those with the same class and name.
 */
export function junitReport({ runs }: ReportView): string {
  const suites = runs.map((run) => suiteOf(run, runs.length > 1));
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

function suiteOf(run: RunView, isOneOfSeveral: boolean): Element {
  const own = [completion(run), ...baselineCase(run), ...run.rules.map(caseOf)];
  const cases = isOneOfSeveral ? own.map((each) => classedBy(run.label, each)) : own;
  const having = (name: string): number =>
    cases.filter(({ children = [] }) => children.some((child) => child.name === name)).length;
  return {
    name: 'testsuite',
    attributes: {
      name: run.label,
      tests: cases.length,
      failures: having('failure'),
      errors: having('error'),
      skipped: having('skipped'),
    },
    children: cases,
  };
}

/** A test case with the run in its class name; a full stop would end a part of that. */
function classedBy(label: string, testCase: Element): Element {
  const { attributes = {} } = testCase;
  const [first, ...rest] = String(attributes.classname).split('.');
  const named = [first, label.replaceAll('.', '_'), ...rest].join('.');
  return { ...testCase, attributes: { ...attributes, classname: named } };
}

/** Whether the run could be judged at all, as a test case that is there in every run. */
function completion({ trouble, summary }: RunView): Element {
  const error: Element[] =
    trouble === undefined
      ? []
      : [{ name: 'error', attributes: { type: summary, message: trouble }, text: trouble }];
  return testCase('run/completed', error);
}

/** Whether the traffic shows what the baseline says, where there is one. */
function baselineCase({ differences }: RunView): Element[] {
  if (differences === undefined) return [];
  if (differences.length === 0) return [testCase('run/baseline', [])];
  const keys = differences.map(({ key }) => key).join('; ');
  const message = `${count(differences.length, 'difference')} from the baseline: ${keys}`;
  const text = differences.map((each) => each.text).join('\n');
  const attributes = { type: 'baseline', message };
  return [testCase('run/baseline', [{ name: 'failure', attributes, text }])];
}

function caseOf(rule: RuleView): Element {
  const { junit, word } = rule.ending;
  if (junit === 'failure') return testCase(rule.id, [failureOf(rule)]);
  if (junit === 'skipped') {
    const why = [word, ...reasonsOf(rule)].join(': ');
    return testCase(rule.id, [{ name: 'skipped', attributes: { message: why } }]);
  }
  const told = [...findingsText(rule), ...rule.answers.map(([answer]) => answer)];
  if (told.length === 0) return testCase(rule.id, []);
  return testCase(rule.id, [{ name: 'system-out', text: [word, ...told].join('\n') }]);
}

function reasonsOf({ lacks, findings }: RuleView): string[] {
  const known = findings.flatMap((finding) => finding.known ?? []);
  return [...(lacks.length > 0 ? [`the target lacks ${lacks.join(', ')}`] : []), ...known];
}

function failureOf(view: RuleView): Element {
  const { id, rule, newFindings, hasMore } = view;
  const keys = newFindings.map(({ key }) => key);
  const message = `${rule?.statement ?? id} Broken: ${keys.join('; ')}`;
  const found = `${count(newFindings.length, 'finding')}${hasMore ? ', and more of which nothing is kept' : ''}.`;
  const text = ['', found, ...findingsText(view), ''].join('\n');
  return { name: 'failure', attributes: { type: id, message }, text };
}

function findingsText({ findings }: RuleView): string[] {
  return findings.flatMap(({ key, known, place, evidence }) => [
    `${key}${known === undefined ? '' : ` (known: ${known})`}`,
    ...evidence.map(([name, value]) => `  ${name.padEnd(9)} ${value}`),
    ...(place === undefined ? [] : [`  described ${place.file}:${place.line} (${place.at})`]),
  ]);
}

function testCase(name: string, children: readonly Element[]): Element {
  const classname = `talkover-contract.${name.split('/')[0]}`;
  return { name: 'testcase', attributes: { name, classname, time: 0 }, children };
}
