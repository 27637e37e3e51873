import type { Clock } from '../../src/drive/clock.ts';
import type { FetchHandler } from '../../src/target/in-process.ts';
import type { Answer } from '../../src/twin/answer.ts';
import { createTwin } from '../../src/twin/app.ts';
import type { Call, Step } from '../../src/twin/call.ts';
import type { TwinIds } from '../../src/twin/seed.ts';
import { seedContent } from '../../src/twin/seed.ts';
import { standardSteps } from '../../src/twin/steps.ts';
import type { Store, WebhookRecord } from '../../src/twin/store.ts';
import { createStore } from '../../src/twin/store.ts';

/** A server in process, and where a client finds what it needs. */
export interface Server {
  readonly fetch: FetchHandler;
  readonly ids: TwinIds;
  /** What is stored, as it is beneath every change. */
  readonly rows: () => readonly WebhookRecord[];
}

/** The ids of every server made here, and what it has at first. */
const { ids, content } = seedContent(1);

export { ids };

/** Makes a server with its own data and memory. All its time comes from the clock. */
export type Build = (clock: Clock) => Server;

/** Makes a server of which it is known in what it differs from the twin, so that it can be combined with others. */
export interface Changed {
  /** @param webhooks what is stored when it begins, where that is not the usual */
  (clock: Clock, webhooks?: readonly WebhookRecord[]): Server;
  /** What the server does otherwise than the twin; made anew each time, as changes may remember something. */
  readonly changes: () => readonly Change[];
}

/** What a server does otherwise than the twin. */
export interface Change {
  readonly steps?: (steps: readonly Step[]) => readonly Step[];
  readonly store?: (store: Store) => Store;
  readonly fetch?: (next: FetchHandler, clock: Clock) => FetchHandler;
}

/** The twin with changes, the first of them nearest to it. */
export function server(...changes: readonly Change[]): Changed {
  return buildOf(() => changes);
}

/** A server whose changes remember something: they are made anew for each server. */
export function withMemory(make: () => Change | readonly Change[]): Changed {
  return buildOf(() => {
    const made = make();
    return Array.isArray(made) ? (made as Change[]) : [made as Change];
  });
}

/** A server that does all that several others do otherwise; where they change the same, the last one counts. */
export function combined(...builds: readonly Changed[]): Changed {
  return buildOf(() => builds.flatMap(({ changes }) => changes()));
}

function buildOf(changes: Changed['changes']): Changed {
  const make = (clock: Clock, webhooks?: readonly WebhookRecord[]): Server =>
    assemble(changes(), clock, webhooks);
  return Object.assign(make, { changes });
}

function assemble(
  changes: readonly Change[],
  clock: Clock,
  webhooks: readonly WebhookRecord[] | undefined,
): Server {
  let plain: Store | undefined;
  const steps = changes.reduce((list, { steps }) => steps?.(list) ?? list, standardSteps);
  const wrapStore = (usual: Store): Store => {
    const store = webhooks === undefined ? usual : createStore({ ...content, webhooks });
    plain = store;
    return changes.reduce((wrapped, change) => change.store?.(wrapped) ?? wrapped, store);
  };
  const twin = createTwin({ seed: 1, clock, steps, wrapStore });
  const handler: FetchHandler = (request) => twin.fetch(request);
  const fetch = changes.reduce((next, change) => change.fetch?.(next, clock) ?? next, handler);
  const rows = (): WebhookRecord[] =>
    content.webhooks.map((first) => plain?.findWebhook(first.agent_id, first.id) ?? first);
  return { fetch, ids, rows };
}

export type StepName =
  | 'authenticate'
  | 'find-agent'
  | 'find-webhook'
  | 'read-body'
  | 'validate'
  | 'merge'
  | 'save'
  | 'answer';

/** What a hook may return: an answer, which ends the call, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only notes something returns nothing
type Result = Answer | undefined | void | Promise<Answer | undefined | void>;

/** Another step in the place of one, which it may still run. */
export function replaceStep(
  name: StepName,
  run: (call: Call, standard: Step['run']) => Result,
): Change {
  return {
    steps: (steps) =>
      steps.map((step) =>
        step.name === name
          ? { name, run: (call) => settled(run(call, (same) => step.run(same))) }
          : step,
      ),
  };
}

/** Something that is done ahead of a step. */
export function before(name: StepName, run: (call: Call) => Result): Change {
  return replaceStep(name, (call, standard) => then(run(call), () => standard(call)));
}

/** Something that is done once a step has let a call pass. */
export function after(name: StepName, run: (call: Call) => Result): Change {
  return replaceStep(name, (call, standard) => then(standard(call), () => run(call)));
}

// Only a promise is waited for: what does not wait leaves no gap for another request.
function then(first: Result, second: () => Result): Result {
  return first instanceof Promise ? first.then((answer) => answer || second()) : first || second();
}

function settled(result: Result): Answer | undefined | Promise<Answer | undefined> {
  return result instanceof Promise
    ? result.then((answer) => answer || undefined)
    : result || undefined;
}

/** Steps in another order: those named come first among all, or ahead of the one given. */
export function moveAhead(names: readonly StepName[], ahead: StepName): Change {
  return {
    steps: (steps) => {
      const moved = steps.filter(({ name }) => (names as string[]).includes(name));
      const rest = steps.filter((step) => !moved.includes(step));
      const place = rest.findIndex(({ name }) => name === ahead);
      return [...rest.slice(0, place), ...moved, ...rest.slice(place)];
    },
  };
}
