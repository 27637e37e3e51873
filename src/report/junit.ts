import type { RuleVerdict } from '../judge/verdict.ts';
import type { RunVerdict } from './document.ts';
import { evidenceOf } from './evidence.ts';
import { count } from './headline.ts';
import type { ReportMaterial } from './material.ts';
import { endingOf, knownReason, newFindings } from './outcomes.ts';
import { findingKey, placeOf, ruleOf } from './place.ts';
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
  const rules = run.rules.filter(({ outcome }) => outcome !== 'off').map(caseOf);
  const cases = [completion(run), ...rules];
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
  const reason = 'reason' in run ? run.reason : undefined;
  const error: Element[] =
    reason === undefined
      ? []
      : [{ name: 'error', attributes: { type: run.summary, message: reason }, text: reason }];
  return testCase('run/completed', error);
}

function caseOf(rule: RuleVerdict): Element {
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

function reasonsOf({ lacks, findings }: RuleVerdict): string[] {
  const known = findings.flatMap((finding) => knownReason(finding) ?? []);
  return [...(lacks.length > 0 ? [`the target lacks ${lacks.join(', ')}`] : []), ...known];
}

function failureOf(rule: RuleVerdict): Element {
  const findings = newFindings(rule);
  const statement = ruleOf(rule.id)?.statement ?? rule.id;
  const keys = findings.map(({ pointer }) => findingKey(rule.id, pointer));
  const message = `${statement} Broken: ${keys.join('; ')}`;
  const text = ['', `${count(findings.length, 'finding')}.`, ...findingsText(rule), ''].join('\n');
  return { name: 'failure', attributes: { type: rule.id, message }, text };
}

function findingsText({ id, findings }: RuleVerdict): string[] {
  const rule = ruleOf(id);
  return findings.flatMap((finding) => {
    const reason = knownReason(finding);
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
