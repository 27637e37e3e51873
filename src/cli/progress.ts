import type { Exchange } from '../exchange/exchange.ts';

/** Shows on a terminal how far a run is; says nothing elsewhere. */
export function createProgress(target: string): {
  step: (exchange: Exchange) => void;
  end: () => void;
} {
  const { stderr } = process;
  const shown = stderr.isTTY;
  return {
    step: ({ id, purpose = '' }) => {
      if (shown)
        stderr.write(
          `\r\u001b[2K${target}: request ${id}, ${purpose}`.slice(0, stderr.columns + 5),
        );
    },
    end: () => {
      if (shown) stderr.write('\r\u001b[2K');
    },
  };
}
