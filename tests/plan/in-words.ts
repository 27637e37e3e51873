import { settings } from '../../generated/contract.ts';
import { isObject } from '../../src/exchange/json.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { isUuid } from '../../src/reading/knowledge.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { ids } from '../judge/world.ts';

const ROLES = new Map<string, string>([
  [ids.agent, 'ours'],
  [ids.webhook, 'ours'],
  [ids.sibling, 'sibling'],
  [ids.otherAgent, 'other'],
  [ids.otherWebhook, 'other'],
  [ids.foreignAgent, 'foreign'],
]);
const DIGITS = 8;

/**
 * A request in a few words, so that tests can say in a table what is sent where: `AGENT/WEBHOOK TOKEN: BODY`.
 * A body `changes` settings that have values which every server takes, and `breaks` those that have none.
 */
export function inWords(request: PlannedRequest): string {
  const { agentId, webhookId, token = 'valid', mediaType } = request;
  const where = `${roleOf(agentId, ids.agent)}/${roleOf(webhookId, ids.webhook)}`;
  const declared = mediaType === undefined ? '' : ` as ${mediaType}`;
  return `${where} ${token}: ${bodyInWords(request)}${declared}`;
}

function roleOf(id: string, ours: string): string {
  const role = ROLES.get(id);
  if (role !== undefined) return role;
  if (!isUuid(id)) return /^[\w-]+$/.test(id) ? 'malformed' : `“${id}”`;
  const same =
    id.slice(0, DIGITS) === ours.slice(0, DIGITS) && id.slice(-DIGITS) === ours.slice(-DIGITS);
  return same ? 'alike' : 'unlike';
}

function bodyInWords({ body }: PlannedRequest): string {
  if (body === null) return 'no body';
  if (!isObject(body)) return 'a text';
  const verdicts = Object.entries(body).map(([name, value]): [string, string] => {
    const setting = settings.find((each) => each.name === name);
    const verdict = setting === undefined ? 'unknown' : readSetting(setting, value).verdict;
    return [verdict, name];
  });
  const kinds = [
    ['taken', 'changes'],
    ['refused', 'breaks'],
    ['open', 'leaves open'],
    ['unknown', 'adds'],
  ] as const;
  const said = kinds.flatMap(([verdict, word]) => {
    const names = verdicts.filter(([each]) => each === verdict).map(([, name]) => name);
    return names.length === 0 ? [] : [`${word} ${inShort(names)}`];
  });
  return said.length === 0 ? '{}' : said.join(', ');
}

function inShort(names: readonly string[]): string {
  const left = settings.map(({ name }) => name as string).filter((name) => !names.includes(name));
  if (left.length === 0) return 'all';
  return left.length === 1 ? `all but ${left.join()}` : names.join(' ');
}
