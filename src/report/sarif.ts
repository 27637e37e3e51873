import { createHash } from 'node:crypto';
import type { Rule } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { standings } from '../../generated/terms.ts';
import type { Exchange, Header } from '../exchange/exchange.ts';
import { plain, shortened } from './plain.ts';
import type { DifferenceView } from './view/differences.ts';
import type { FindingView } from './view/finding.ts';
import type { Place } from './view/place.ts';
import type { RuleView } from './view/rule.ts';
import type { RunView } from './view/run.ts';
import type { ReportView } from './view/view.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';
/** Characters of a body that stand in a log. */
const BODY = 2_000;

/** Rules that can be broken; what is only observed has no results. */
const judged = catalogue.filter(({ severity }) => severity !== 'none');

/** SARIF 2.1.0: each run a run, each finding a result at the line of the description that it breaks. */
export function sarifReport({ runs, version }: ReportView): string {
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: runs.map((run) => runOf(run, version)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(run: RunView, version: string): object {
  const { trouble, differences = [] } = run;
  const results = run.rules.flatMap((rule) =>
    rule.findings.map((finding) => resultOf(rule, finding)),
  );
  return {
    tool: { driver: { name: 'talkover-contract', version, rules: judged.map(descriptorOf) } },
    // Code scanning keeps the alerts of each category apart: here, of each run.
    automationDetails: { id: `talkover-contract/${plain(run.label)}/` },
    invocations: [
      {
        executionSuccessful: trouble === undefined,
        exitCode: run.exitCode,
        ...(trouble === undefined
          ? {}
          : {
              toolExecutionNotifications: [
                { level: 'error', message: { text: `${run.summary}: ${plain(trouble)}` } },
              ],
            }),
      },
    ],
    results: [...results, ...differences.map(differenceOf)],
  };
}

/** A result of the baseline: it is about the rule, and no exchange shows it. */
function differenceOf({ rule, key, place, text }: DifferenceView): object {
  return {
    ...descriptorAt(rule),
    level: 'error',
    message: { text: plain(text) },
    ...locationsAt(place),
    ...fingerprints(`${key} in the baseline`),
  };
}

/** Which of the rules of the log a result is about. */
function descriptorAt(ruleId: string): object {
  const ruleIndex = judged.findIndex(({ id }) => id === ruleId);
  return { ruleId, ...(ruleIndex < 0 ? {} : { ruleIndex }) };
}

function locationsAt(place: Place | undefined): object {
  return place === undefined ? {} : { locations: [locationOf(place)] };
}

function locationOf({ file, line, at }: Place): object {
  return {
    physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line } },
    logicalLocations: [{ fullyQualifiedName: at }],
  };
}

/** What tells results apart from run to run. GitHub reads the hash; it is of the key alone, so that an edited description moves no alert. */
function fingerprints(key: string): object {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return {
    partialFingerprints: { 'findingKey/v1': plain(key), primaryLocationLineHash: `${hash}:1` },
  };
}

function descriptorOf(rule: Rule): object {
  const { id, statement, standing, severity, source, breach, needs } = rule;
  const [group = ''] = id.split('/');
  const lines = [
    statement,
    ...(breach === undefined ? [] : [`How a server typically breaks it: ${breach}`]),
    `Standing: ${standing}. ${standings[standing]}`,
    `Source: ${source}.`,
    ...(needs.length === 0 ? [] : [`Needs: ${needs.join(', ')}.`]),
  ];
  const more = 'More: `npx talkover-contract explain';
  return {
    id,
    shortDescription: { text: statement },
    fullDescription: { text: breach === undefined ? statement : `${statement} ${breach}` },
    help: {
      text: [...lines, `${more} ${id}\`.`].join('\n'),
      markdown: [...lines, `${more} ${id}\`.`].join('\n\n'),
    },
    defaultConfiguration: { level: severity === 'error' ? 'error' : 'warning' },
    properties: { tags: [group, standing] },
  };
}

function resultOf({ id, ending }: RuleView, finding: FindingView): object {
  const { key, known, place, count, evidence, exchange } = finding;
  const lines = evidence.map(([name, text]) => `${name}: ${text}`);
  return {
    ...descriptorAt(id),
    level: ending.level ?? 'error',
    message: { text: [plain(key), ...lines].join('\n') },
    ...locationsAt(place),
    ...fingerprints(key),
    occurrenceCount: count,
    ...(known === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: plain(known) }] }),
    ...messagesOf(exchange),
  };
}

function messagesOf({ request, response }: Exchange): object {
  return {
    webRequest: {
      protocol: 'HTTP',
      method: request.method,
      target: plain(request.url),
      headers: record(request.headers),
      ...(typeof request.body === 'string' ? { body: content(request.body) } : {}),
    },
    ...(response === undefined
      ? {}
      : {
          webResponse: {
            statusCode: response.status,
            headers: record(response.headers),
            body: content(response.body),
          },
        }),
  };
}

function content(body: string): object {
  return { text: plain(shortened(body, BODY)) };
}

/** Headers by name; repeated ones are joined as HTTP joins them. */
function record(headers: readonly Header[]): Record<string, string> {
  const all = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = all.get(name);
    all.set(name, plain(before === undefined ? value : `${before}, ${value}`));
  }
  return Object.fromEntries(all);
}
