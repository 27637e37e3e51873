/** Signals that ask a process to end: Ctrl-C, a build server's end, a terminal that is closed. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
