import { UsageError } from './usage-error.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A whole number that is not negative. */
export function readCount(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`${flag} is '${text}'; it takes a whole number.`);
  return Number(text);
}

/** A port to listen on; 0, any free one, where none is named. */
export function readPort(text: string | undefined): number {
  const port = readCount(text, '--port') ?? 0;
  if (port > 65_535) throw new UsageError('--port takes a number up to 65535.');
  return port;
}

/** A length of time such as `10s`, in milliseconds. */
export function readDuration(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (match === null || unit === undefined || Number(match[1]) === 0) {
    throw new UsageError(`${flag} is '${text}'; it takes a length of time such as 10s or 500ms.`);
  }
  return Number(match[1]) * unit;
}

/** A pace such as `90/m`, as the time from one request to the next in milliseconds; `none` is no pace. */
export function readRate(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return 0;
  const match = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (match === null || unit === undefined || Number(match[1]) === 0) {
    throw new UsageError(`${flag} is '${text}'; it takes a pace such as 90/m, or none.`);
  }
  return unit / Number(match[1]);
}

/** Where random sequences begin: a seed, and fast-check's path behind a colon. */
export function readReplay(text: string | undefined): { seed: number; path?: string } | undefined {
  if (text === undefined) return undefined;
  const match = /^(-?\d+)(?::([\d:]*))?$/.exec(text);
  if (match === null) {
    throw new UsageError(`--replay is '${text}'; it takes what a run printed, such as 42:7:1.`);
  }
  const [, seed, path = ''] = match;
  return { seed: Number(seed), ...(path === '' ? {} : { path }) };
}
