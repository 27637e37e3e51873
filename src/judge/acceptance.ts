import type { SettingName } from '../../generated/contract.ts';
import { answers, members, operation, settings } from '../../generated/contract.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { at, isObject, parseJson } from '../exchange/json.ts';
import { knowledgeOf } from '../reading/knowledge.ts';
import type { Reading } from '../reading/reading.ts';
import { read } from '../reading/reading.ts';

/** A member of which good values were sent, and of which none was ever accepted. */
export interface Unaccepted {
  readonly name: SettingName;
  /** Updates that carried one succeeded, and no answer showed it: the service passes the member over. */
  readonly passedOver: boolean;
}

/** Notes of which members a good value was sent, and of which one was accepted. */
export interface Acceptance {
  readonly see: (exchange: Exchange) => void;
  readonly unaccepted: () => readonly Unaccepted[];
}

/** Members that an answer may leave out, or never shows: that it does breaks no rule. */
const HIDDEN = new Set(settings.flatMap(({ name, writeOnly }) => (writeOnly ? [name] : [])));
const REQUIRED = new Set<string>(members.flatMap(({ name, required }) => (required ? [name] : [])));

/**
 * Follows a run. A value is accepted where the update that carries it succeeds and, on a target that keeps a
 * state, the answer shows the member: what is passed over like a member that nobody knows succeeds as well.
 */
export function createAcceptance(context: Context): Acceptance {
  const knowledge = knowledgeOf(context);
  const keepsState = context.offers.includes('state');
  const accepted = new Set<SettingName>();
  /** Members without an accepted value so far, and whether an update that carried one succeeded. */
  const tried = new Map<SettingName, boolean>();
  return {
    see: (exchange) => {
      if (accepted.size === settings.length) return;
      const succeeded = exchange.response?.status === answers.success.status;
      const state = succeeded
        ? at(parseJson(exchange.response?.body ?? ''), operation.state)
        : null;
      for (const name of goodIn(read(exchange.request, knowledge))) {
        if (accepted.has(name)) continue;
        const shows = HIDDEN.has(name) || !keepsState || (isObject(state) && name in state);
        tried.set(name, succeeded || tried.get(name) === true);
        if (!succeeded || !shows) continue;
        accepted.add(name);
        tried.delete(name);
      }
    },
    unaccepted: () =>
      [...tried].map(([name, succeeded]) => ({
        name,
        passedOver: succeeded && !REQUIRED.has(name),
      })),
  };
}

/** The members of which a request, with nothing wrong with its token and ids, carries a good value. */
function goodIn(reading: Reading | undefined): SettingName[] {
  if (reading?.token !== 'good' || reading.lookup !== 'none') return [];
  if (reading.body.kind !== 'update') return [];
  return [...reading.body.settings].flatMap(([name, { verdict, question }]) =>
    verdict === 'taken' && question === undefined ? [name] : [],
  );
}
