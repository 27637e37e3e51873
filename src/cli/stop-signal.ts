/** A signal that is aborted when the process is told to stop, so that what was changed is still restored. */
export function stopSignal(): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (!controller.signal.aborted) {
      process.stderr.write('\nStopping: the webhook is restored first.\n');
    }
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
