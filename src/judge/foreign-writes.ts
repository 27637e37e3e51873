import type { RuleId } from '../../generated/catalogue.ts';
import { operation } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { at, parseJson } from '../exchange/json.ts';
import { readPath } from '../exchange/path.ts';
import { visible } from './model/webhook.ts';
import type { Finding, RuleVerdict } from './verdict.ts';
import { show } from './verdict.ts';

/**
 * Whether somebody else seems to have changed a webhook meanwhile: a setting that was left alone shows,
 * here and there, a value that no request carried and that was not there in the beginning. A server that
 * loses or mixes up updates shows values that were sent; one that invents them does it all the time.
 */
export interface ForeignWrites {
  /** A request carries these members. */
  readonly carried: (members: JsonObject) => void;
  /** A webhook that was not known before is shown. */
  readonly began: (state: JsonObject) => void;
  /** The rules with a note beside each finding to which it applies, and the notes. */
  readonly noted: (rules: readonly RuleVerdict[]) => [readonly RuleVerdict[], readonly string[]];
}

/** Rules that a change from elsewhere breaks. */
const RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'partial-update/absent-unchanged',
  'partial-update/empty-changes-nothing',
  'partial-update/visible-at-once',
  'partial-update/others-untouched',
  'concurrency/every-update-survives',
]);
/** What happens in more requests than this is the server's own doing. */
const FEW = 3;
/** Values of one setting that are remembered; beyond, nothing is suggested. */
const MOST = 2_000;
/** Characters by which a long value is known. */
const BEGINNING = 160;

/** What a value is known by. */
type Key = string | number | boolean | null;

/** One that has seen nothing. */
export function createForeignWrites(): ForeignWrites {
  const known = new Map(visible.map(({ name }) => [name as string, new Set<Key>()]));
  const remember = (members: JsonObject): void => {
    for (const name of Object.keys(members)) {
      const values = known.get(name);
      const value = members[name];
      if (values !== undefined && value !== undefined && values.size <= MOST)
        values.add(keyOf(value));
    }
  };
  const isStrange = (finding: Finding): boolean => {
    const values = known.get(finding.pointer);
    const value = shownIn(finding);
    if (values === undefined || values.size > MOST || value === undefined) return false;
    return finding.count <= FEW && !values.has(keyOf(value));
  };
  return {
    carried: remember,
    began: remember,
    noted: (rules) => {
      const strange = rules
        .filter(({ id }) => RULES.has(id))
        .flatMap(({ findings }) => findings.filter(isStrange));
      const requests = new Set(strange.map(({ exchange }) => exchange.id));
      if (requests.size > FEW) return [rules, []];
      const notes = new Map(strange.map((finding) => [finding, noteOn(finding)]));
      const noted = rules.map((rule) => ({ ...rule, findings: rule.findings.map(withNote) }));
      return [noted, [...new Set(notes.values())]];

      function withNote(finding: Finding): Finding {
        const note = notes.get(finding);
        return note === undefined ? finding : { ...finding, note };
      }
    },
  };
}

function shownIn({ exchange, pointer }: Finding): Json | undefined {
  // A long answer, of which a finding keeps the beginning, is no JSON any more.
  return at(parseJson(exchange.response?.body ?? ''), `${operation.state}/${pointer}`);
}

function noteOn(finding: Finding): string {
  const { exchange, pointer } = finding;
  const webhook = readPath(exchange.request)?.webhookId ?? 'a webhook';
  return `${pointer} of ${webhook} shows ${show(shownIn(finding))} in answer ${exchange.id}, which no request carried`;
}

/** The same for lists in another order: a server may keep events as a set. */
function keyOf(value: Json): Key {
  if (typeof value === 'string') return beginningOf(value);
  if (typeof value !== 'object' || value === null) return value;
  const text = Array.isArray(value) ? value.map(String).sort().join() : JSON.stringify(value);
  return `[${beginningOf(text)}`;
}

function beginningOf(text: string): string {
  return text.length > BEGINNING ? `${text.length}:${text.slice(0, BEGINNING)}` : text;
}
