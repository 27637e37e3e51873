import type { Answer, JsonValue } from './answer.ts';
import type { TwinClock } from './clock.ts';
import type { Stamp } from './stamps.ts';
import type { AgentRecord, Store, WebhookRecord } from './store.ts';

/** A request as the router hands it over. `headers` may be a `Map` of lower-case names as well. */
export interface Incoming {
  readonly method: string;
  readonly agentId: string;
  readonly webhookId: string;
  readonly headers: { get(name: string): string | null | undefined };
  readonly text: string;
}

/** Members of an update that were sent and are valid; a member that was not sent is absent. */
export type Patch = Partial<
  Pick<
    WebhookRecord,
    'name' | 'webhook_url' | 'webhook_secret' | 'events' | 'timeout' | 'max_retries' | 'enabled'
  >
>;

/** One request on its way through the steps: what came in, what there is, what was found so far. */
export interface Call extends Incoming {
  readonly store: Store;
  readonly clock: TwinClock;
  readonly stamp: Stamp;
  /** Set by `authenticate`. */
  environment: string | undefined;
  /** Set by `find-agent`. */
  agent: AgentRecord | undefined;
  /** Set by `find-webhook`; `merge` and `save` replace it by what the update made of it. */
  webhook: WebhookRecord | undefined;
  /** Set by `read-body`. */
  json: { readonly [member: string]: JsonValue } | undefined;
  /** Set by `validate`. */
  patch: Patch | undefined;
}

/** Looks at a call, notes in it what later steps need, and may answer, which ends the call. */
export interface Step {
  readonly name: string;
  run(call: Call): Answer | undefined | Promise<Answer | undefined>;
}
