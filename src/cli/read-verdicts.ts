import { readFile } from 'node:fs/promises';
import { catalogue } from '../../generated/catalogue.ts';
import type { VerdictDocument } from '../report/document.ts';
import { UsageError } from './usage-error.ts';

const FORMAT = 'talkover-contract/verdict';
const VERSION = 1;

const RULES = new Set<unknown>(catalogue.map(({ id }) => id));

type Members = Readonly<Record<string, unknown>>;

/** What a member of a run or of a rule has to be. */
type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';

const RUN: Shape = {
  target: isText,
  exitCode: (value) => [0, 1, 3, 4].includes(value as number),
  summary: isText,
  requests: isNumber,
  rules: Array.isArray,
  coverage: isObject,
  exchanges: isNumber,
  ignored: isNumber,
  decided: isObject,
  interference: Array.isArray,
};

const RULE: Shape = {
  id: isText,
  outcome: isText,
  exercised: isNumber,
  findings: Array.isArray,
  observed: isObject,
  lacks: Array.isArray,
};

const FINDING: Shape = {
  pointer: isText,
  expected: isText,
  actual: isText,
  count: isNumber,
  exchange: (value) => isObject(value) && isObject(value.request),
};

/**
 * Reads verdicts that `--json` wrote.
 *
 * @throws UsageError where the file cannot be read or holds something else
 */
export async function readVerdicts(file: string): Promise<VerdictDocument> {
  const document = parse(await text(file), file);
  if (!isObject(document) || document.format !== FORMAT)
    throw new UsageError(`${file} holds no verdicts. They are what verify writes with --json.`);
  if (document.version !== VERSION)
    throw new UsageError(
      `${file} holds verdicts of version ${String(document.version)}; this command reads version ${VERSION}. Use the version of talkover-contract that wrote them.`,
    );
  const { runs } = document;
  if (!Array.isArray(runs)) throw new UsageError(`${file}: 'runs' has to be a list.`);
  if (runs.length === 0)
    throw new UsageError(`${file} holds no run, so there is nothing to conclude from it.`);
  for (const [index, run] of runs.entries()) checkRun(run, `${file}: run ${index + 1}`);
  return document as unknown as VerdictDocument;
}

function checkRun(run: unknown, where: string): void {
  const { rules } = check(run, RUN, where);
  for (const rule of rules as readonly unknown[]) {
    const { id, findings } = check(rule, RULE, `${where}, a rule`);
    if (!RULES.has(id))
      throw new UsageError(
        `${where} has the rule '${String(id)}', which this version of talkover-contract does not know. Use the version that wrote it.`,
      );
    for (const finding of findings as readonly unknown[])
      check(finding, FINDING, `${where}, a finding of ${String(id)}`);
  }
}

function check(value: unknown, shape: Shape, where: string): Members {
  if (!isObject(value)) throw new UsageError(`${where} has to be an object.`);
  const wrong = Object.entries(shape).find(([name, holds]) => !holds(value[name]));
  if (wrong === undefined) return value;
  const what = Object.hasOwn(value, wrong[0]) ? 'is not what it has to be' : 'is missing';
  throw new UsageError(`${where}: '${wrong[0]}' ${what}.`);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The verdicts ${file} cannot be read: ${(error as Error).message}`);
  }
}

function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}
