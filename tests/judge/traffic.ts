import type { AnswerName } from '../../generated/contract.ts';
import { answers, settings } from '../../generated/contract.ts';
import type { Exchange, Header } from '../../src/exchange/exchange.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import type { How } from './how.ts';
import { authorization, firstState, ids, START, timeAt } from './world.ts';

/** Traffic made by hand: requests and the answers of a server that is right but for what is said. */
export interface Traffic {
  readonly exchanges: readonly Exchange[];
  /** An update that is stored. */
  readonly update: (patch: JsonObject, how?: How) => Traffic;
  /** An empty update, which shows the webhook. */
  readonly read: (how?: How) => Traffic;
  /** A body that is refused, with an error for each member named. */
  readonly refuse: (patch: JsonObject, named: readonly string[], how?: How) => Traffic;
  /** A request that gets one of the documented answers. */
  readonly turnAway: (name: AnswerName, patch: JsonObject, how?: How) => Traffic;
  /** A request with any other answer, of which nothing is stored. */
  readonly ask: (patch: JsonObject, status: number, answer: Json, how?: How) => Traffic;
  /** Updates in flight at once, applied in the order given. */
  readonly together: (...flights: readonly [patch: JsonObject, how?: How][]) => Traffic;
  /** The server changes a webhook by itself. */
  readonly meanwhile: (patch: JsonObject, webhookId?: string, agentId?: string) => Traffic;
}

const VISIBLE = settings.filter(({ writeOnly }) => !writeOnly).map(({ name }) => name as string);
const JSON_TYPE: Header = ['Content-Type', 'application/json'];

export function traffic(): Traffic {
  const exchanges: Exchange[] = [];
  const rows = new Map<string, JsonObject>();
  let now = 0;

  const rowOf = (webhookId: string, agentId: string): JsonObject =>
    rows.get(webhookId) ?? firstState(webhookId, agentId);

  const record = (patch: JsonObject, from: number, how: How, answer: () => [number, Json]) => {
    const { agentId = ids.agent, webhookId = ids.webhook, took = 20, failure, repeated } = how;
    const { token = authorization.good, mediaType = 'application/json', sends } = how;
    const [usual, body] = answer();
    const status = how.status ?? usual;
    const own: Header[] =
      status === 401 ? [JSON_TYPE, ['WWW-Authenticate', 'Bearer']] : [JSON_TYPE];
    const shown = how.answer ?? body;
    const response = {
      status,
      headers: how.headers ?? own,
      body: typeof shown === 'string' ? shown : JSON.stringify(shown),
    };
    exchanges.push({
      id: exchanges.length + 1,
      startedAt: START + from,
      endedAt: START + from + took,
      request: {
        method: 'PUT',
        url: `https://api.example.com/api/v1/agents/${agentId}/webhooks/${webhookId}`,
        headers: [
          ...(mediaType === null ? [] : [['Content-Type', mediaType] as const]),
          ...(token === null ? [] : [['Authorization', token] as const]),
        ],
        ...(sends === 'unrecorded'
          ? {}
          : { body: sends === undefined ? JSON.stringify(patch) : sends }),
      },
      ...(failure === undefined
        ? { response }
        : { failure: { kind: failure, message: `the connection was ${failure}` } }),
      ...(repeated === undefined ? {} : { repeated }),
    });
    now = Math.max(now, from + took);
  };

  /** Stores what an update says, and gives the answer that shows it. */
  const store = (patch: JsonObject, endsAt: number, how: How): [number, Json] => {
    const { agentId = ids.agent, webhookId = ids.webhook } = how;
    const sent = Object.entries(patch).filter(([name]) => VISIBLE.includes(name));
    const stored = how.stores ?? Object.fromEntries(sent);
    const touched = Object.keys(stored).length > 0 ? { updated_at: timeAt(endsAt) } : {};
    const row = { ...rowOf(webhookId, agentId), ...touched, ...stored };
    rows.set(webhookId, row);
    const state = Object.entries({ ...withDerived(row), ...how.shows });
    const data = Object.fromEntries(state.filter(([, value]) => value !== undefined));
    return [200, { ...(answers.success.example as JsonObject), data: data as JsonObject }];
  };

  const next = ({ after = 100 }: How): number => now + after;
  const made: Traffic = {
    exchanges,
    update: (patch, how = {}) => {
      const from = next(how);
      record(patch, from, how, () => store(patch, from + (how.took ?? 20), how));
      return made;
    },
    read: (how) => made.update({}, how),
    ask: (patch, status, answer, how = {}) => {
      record(patch, next(how), how, () => [status, answer]);
      return made;
    },
    refuse: (patch, named, how) => {
      const errors = Object.fromEntries(named.map((name) => [name, [`The ${name} is invalid.`]]));
      return made.ask(patch, 422, { message: 'The given data was invalid.', errors }, how);
    },
    turnAway: (name, patch, how) =>
      made.ask(patch, answers[name].status, answers[name].example as Json, how),
    together: (...flights) => {
      const start = now + 100;
      const first = exchanges.length;
      for (const [index, [patch, how = {}]] of flights.entries()) {
        const { after = index, took = 50 } = how;
        const flight = { ...how, took };
        record(patch, start + after, flight, () => store(patch, start + after + took, flight));
      }
      const sent = exchanges.splice(first).sort((a, b) => a.startedAt - b.startedAt);
      exchanges.push(...sent);
      return made;
    },
    meanwhile: (patch, webhookId = ids.webhook, agentId = ids.agent) => {
      rows.set(webhookId, { ...rowOf(webhookId, agentId), ...patch });
      return made;
    },
  };
  return made;
}

function withDerived(row: JsonObject): JsonObject {
  const { events, enabled } = row;
  return {
    ...row,
    events_count: Array.isArray(events) ? events.length : 0,
    status: enabled === true ? 'active' : 'disabled',
  };
}
