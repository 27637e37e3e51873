import type { Exchange } from '../exchange/exchange.ts';
import type { Obstacle } from './preflight.ts';

/** Tells others of the exchanges of a run, and keeps their failures from hindering the restoring. */
export interface Telling {
  /** Tells everybody. A failure ends the plan by its error, and nobody is told any more. */
  readonly tell: (exchange: Exchange) => void;
  /** From now on webhooks are restored: failures are kept and not thrown. */
  readonly end: () => void;
  /** Why the run broke off, if it did: what failed, and how. */
  readonly obstacle: (error?: unknown) => Obstacle | undefined;
}

/** Tells these listeners, one after the other. */
export function createTelling(listeners: readonly ((exchange: Exchange) => void)[]): Telling {
  let failed: { error: unknown; at: number } | undefined;
  let latest = 0;
  let ending = false;
  return {
    tell: (exchange) => {
      latest = exchange.id;
      if (failed !== undefined) return;
      try {
        for (const listener of listeners) listener(exchange);
      } catch (error) {
        failed = { error, at: exchange.id };
        if (!ending) throw error;
      }
    },
    end: () => {
      ending = true;
    },
    obstacle: (error) => {
      const first = failed ?? (error === undefined ? undefined : { error, at: latest });
      if (first === undefined) return undefined;
      const message = first.error instanceof Error ? first.error.message : String(first.error);
      return {
        seen: `the run broke off after request ${first.at}: ${message.split('\n')[0]}`,
        advice: 'If this machine is not to blame, talkover-contract is: please report it.',
        judged: true,
      };
    },
  };
}
