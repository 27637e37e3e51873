import { existsSync, readFileSync } from 'node:fs';
import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Baseline, KnownFailure, PinnedAnswers } from '../config/baseline.ts';
import { isReason, keyOf } from '../config/baseline.ts';
import type { Call } from './flags.ts';
import { nearest } from './nearest.ts';
import { unknownRule } from './select-rules.ts';
import { UsageError } from './usage-error.ts';

const FORMAT = 'talkover-contract/baseline';
const VERSION = 1;
const EMPTY: Baseline = { known: [], observed: [] };

type Members = Readonly<Record<string, unknown>>;

/**
 * What the call says is known; undefined where it says nothing of that.
 *
 * @throws UsageError where the file cannot be read, is no baseline, names what is no rule, or gives no reason
 */
export function readBaseline(call: Call): Baseline | undefined {
  const file = call.text('baseline');
  const update = call.isOn('update-baseline');
  if (call.text('reason') !== undefined && !update)
    throw new UsageError('--reason goes with --update-baseline.');
  if (file === undefined) {
    if (update) throw new UsageError('--update-baseline needs a file: name it with --baseline.');
    return undefined;
  }
  if (file === '') throw new UsageError(`${call.nameOf('baseline')} names no file.`);
  if (update && !isReason(call.text('reason') ?? 'none yet'))
    throw new UsageError('--reason gives no reason. Say why these failures are known.');
  if (update && !existsSync(file)) return EMPTY;
  const baseline = baselineIn(parse(file), file);
  if (!update) requireReasons(baseline, file);
  return baseline;
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(
      `The baseline ${file} ${missing ? 'is not there. To write it, say --update-baseline' : `cannot be read: ${(error as Error).message}`}.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The baseline ${file} is not JSON: ${(error as Error).message}`);
  }
}

function baselineIn(data: unknown, file: string): Baseline {
  const top = `The baseline ${file}`;
  const members = membersOf(data, ['$schema', 'format', 'version', 'known', 'observed'], top);
  if (members.format !== FORMAT || members.version !== VERSION)
    throw new UsageError(
      `${top} has to say "format": "${FORMAT}" and "version": ${VERSION}, as --update-baseline writes it.`,
    );
  const { known = [], observed = {} } = members;
  if (!Array.isArray(known)) throw new UsageError(`${top}: 'known' has to be a list.`);
  const failures = known.map((entry, index) => failureIn(entry, `${top}: entry ${index + 1}`));
  for (const [index, entry] of failures.entries()) {
    if (failures.findIndex((other) => keyOf(other) === keyOf(entry)) < index)
      throw new UsageError(`${top} has ${keyOf(entry)} twice.`);
  }
  return { known: failures, observed: pinsIn(observed, top) };
}

function failureIn(data: unknown, where: string): KnownFailure {
  const { rule, pointer = '', reason = '' } = membersOf(data, ['rule', 'pointer', 'reason'], where);
  if (typeof rule !== 'string' || typeof pointer !== 'string' || typeof reason !== 'string')
    throw new UsageError(`${where} has to hold the texts 'rule', 'pointer' and 'reason'.`);
  const { id, severity } = ruleNamed(rule, where);
  if (severity === 'none')
    throw new UsageError(`${where}: ${id} cannot fail. Its answers belong under 'observed'.`);
  return { rule: id, pointer, reason };
}

function pinsIn(data: unknown, top: string): PinnedAnswers[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UsageError(`${top}: 'observed' has to be an object of answers by rule.`);
  return Object.entries(data).map(([rule, answers]: [string, unknown]) => {
    const { id, severity } = ruleNamed(rule, top);
    if (severity !== 'none')
      throw new UsageError(`${top}: ${id} can fail and is not observed. It belongs under 'known'.`);
    if (!Array.isArray(answers) || !answers.every((answer) => typeof answer === 'string'))
      throw new UsageError(`${top}: the answers of ${id} have to be a list of texts.`);
    return { rule: id, answers };
  });
}

function ruleNamed(rule: string, where: string): { id: RuleId; severity: string } {
  const found = catalogue.find(({ id }) => id === rule);
  if (found === undefined) throw new UsageError(`${where}: ${unknownRule(rule)}`);
  return found;
}

function membersOf(data: unknown, known: readonly string[], where: string): Members {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UsageError(`${where} has to be an object.`);
  const unknown = Object.keys(data).find((key) => !known.includes(key));
  if (unknown === undefined) return data as Members;
  const hint = nearest(unknown, known);
  throw new UsageError(
    `${where} has an unknown member '${unknown}'.${hint === undefined ? '' : ` Is '${hint}' meant?`}`,
  );
}

function requireReasons({ known }: Baseline, file: string): void {
  const open = known.filter(({ reason }) => !isReason(reason)).map(keyOf);
  if (open.length === 0) return;
  throw new UsageError(
    `The baseline ${file} gives no reason for ${open.join(', ')}. Say there why each is known; a ticket will do.`,
  );
}
