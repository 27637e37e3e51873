import type { Exchange } from '../exchange/exchange.ts';

/** A terminal, as far as progress needs one. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Shows how far a run is. */
export interface Progress {
  readonly step: (exchange: Exchange) => void;
  /** The service asked to wait so long, in milliseconds. */
  readonly wait: (milliseconds: number) => void;
  readonly end: () => void;
}

/** Clears a line and goes back to its beginning. */
const CLEAR = '\r\u001b[2K';
const WIDTH = 80;

/**
 * Shows on a terminal how far a run is and how long it still takes; says nothing elsewhere.
 *
 * @param most the requests that the run sends at the most; any number where it is not known
 * @param now the time, in milliseconds
 */
export function createProgress(
  target: string,
  most: number,
  terminal: Terminal = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const start = now();
  let sent = 0;
  const show = (text: string): void => {
    if (!terminal.isTTY) return;
    const line = `${target}: ${text}`.slice(0, (terminal.columns ?? WIDTH) - 1);
    terminal.write(CLEAR + line);
  };
  return {
    step: ({ repeated, purpose = '' }) => {
      if (repeated) return;
      sent += 1;
      show(`${position(sent, most, now() - start)}: ${purpose}`);
    },
    wait: (milliseconds) =>
      show(
        `${position(sent, most, now() - start)}; the service asks to wait ${spent(milliseconds)}`,
      ),
    end: () => {
      if (terminal.isTTY) terminal.write(CLEAR);
    },
  };
}

/** Which request it is, and how long the rest takes if it goes on as before. */
function position(sent: number, most: number, elapsed: number): string {
  if (!Number.isFinite(most)) return `request ${sent}`;
  const left = sent === 0 ? '' : `, ${spent((elapsed / sent) * Math.max(0, most - sent))} left`;
  return `request ${sent} of at most ${most}${left}`;
}

function spent(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
