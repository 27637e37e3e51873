import { createHash } from 'node:crypto';
import type { Rule } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { standings } from '../../generated/terms.ts';
import type { Exchange, Header } from '../exchange/exchange.ts';
import type { Finding, RuleVerdict } from '../judge/verdict.ts';
import type { RunVerdict } from './document.ts';
import { evidenceOf } from './evidence.ts';
import type { ReportMaterial } from './material.ts';
import { knownReason } from './outcomes.ts';
import { findingKey, placeOf, ruleOf } from './place.ts';
import { plain, shortened } from './plain.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';
/** Characters of a body that stand in a log. */
const BODY = 2_000;

/** Rules that can be broken; what is only observed has no results. */
const judged = catalogue.filter(({ severity }) => severity !== 'none');

/** SARIF 2.1.0: each run a run, each finding a result at the line of the description that it breaks. */
export function sarifReport({ document, version }: ReportMaterial): string {
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: document.runs.map((run) => runOf(run, version)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(run: RunVerdict, version: string): object {
  const results = run.rules
    .filter(({ outcome }) => outcome !== 'off')
    .flatMap((rule) => rule.findings.map((finding) => resultOf(rule, finding)));
  return {
    tool: { driver: { name: 'talkover-contract', version, rules: judged.map(descriptorOf) } },
    // Code scanning keeps the alerts of each category apart: here, of each target.
    automationDetails: { id: `talkover-contract/${plain(run.target)}/` },
    invocations: [
      {
        executionSuccessful: !('reason' in run),
        exitCode: run.exitCode,
        ...('reason' in run
          ? {
              toolExecutionNotifications: [
                { level: 'error', message: { text: `${run.summary}: ${plain(run.reason)}` } },
              ],
            }
          : {}),
      },
    ],
    results,
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

function resultOf({ id, outcome }: RuleVerdict, finding: Finding): object {
  const rule = ruleOf(id);
  const key = findingKey(id, finding.pointer);
  const place = rule === undefined ? undefined : placeOf(rule, finding.pointer);
  const index = judged.findIndex((each) => each.id === id);
  const evidence = evidenceOf(finding).map(([name, text]) => `${name}: ${text}`);
  const reason = knownReason(finding);
  return {
    ruleId: id,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: outcome === 'warn' ? 'warning' : 'error',
    message: { text: [plain(key), ...evidence].join('\n') },
    ...(place === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: place.file },
                region: { startLine: place.line },
              },
              logicalLocations: [{ fullyQualifiedName: place.at }],
            },
          ],
        }),
    partialFingerprints: { 'findingKey/v1': plain(key), primaryLocationLineHash: hashOf(key) },
    occurrenceCount: finding.count,
    ...(reason === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: plain(reason) }] }),
    ...messagesOf(finding.exchange),
  };
}

/** What GitHub tells alerts apart by; it is of the finding alone, so that an edited description moves no alert. */
function hashOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:1`;
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
