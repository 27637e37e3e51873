import { warn } from './output.ts';
import { SIGNALS } from './signals.ts';

/** A signal that is aborted when the process is told to stop, so that what was changed is still restored. */
export function stopSignal(): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    warn(
      controller.signal.aborted
        ? 'Still restoring. Whoever ends it by force can restore later, from the journal.\n'
        : '\nStopping: the webhook is restored first.\n',
    );
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
