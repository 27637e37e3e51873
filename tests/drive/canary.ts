import type { Received } from '../cli/service.ts';

/** Everything secret that a service was sent: tokens and near misses, secrets of webhooks. */
export function secretsIn(received: readonly Received[]): string[] {
  const found = new Set<string>();
  for (const { headers, text } of received) {
    const token = headers.get('authorization')?.replace(/^\w+ /, '') ?? '';
    if (token.startsWith('talq')) found.add(token);
    for (const value of webhookSecretsIn(text)) found.add(value);
  }
  return [...found];
}

/** The secrets of webhooks that a body carries, wherever it carries them. */
export function webhookSecretsIn(body: string): string[] {
  return texts(objectIn(body)?.webhook_secret);
}

/** The object that a body is; undefined where it is none. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const body = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The ways in which a server may write a text into an answer. */
export function forms(text: string): string[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    encodeURIComponent(text),
    encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    hex,
    hex.toUpperCase(),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    Buffer.from(`"key":"${text}"`).toString('base64'),
  ];
}

/**
 * Which of these secrets an output shows: as they stand, or in what becomes of the output once its
 * escapes, percent signs, base64 and hexadecimal numbers are undone.
 */
export function shownIn(output: string, secrets: readonly string[]): string[] {
  const readings = [output, ...unfolded(output)];
  return secrets.filter((secret) => readings.some((text) => text.includes(secret)));
}

function unfolded(text: string): string[] {
  const unescaped = text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\+(["\\/])/g, '$1');
  const percent = /(?:%[0-9a-f]{2})+/gi;
  const decoded = text.replace(percent, decodeLeniently);
  const hex = (text.match(/[0-9a-f]{16,}/gi) ?? []).flatMap((run) =>
    [0, 1].map((start) => Buffer.from(run.slice(start), 'hex').toString('utf8')),
  );
  // Where in a run the first group of four letters begins is not known.
  const base64 = (text.match(/[\w+/-]{16,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('utf8')),
  );
  return [unescaped, decoded, unescaped.replace(percent, decodeLeniently), ...hex, ...base64];
}

function decodeLeniently(run: string): string {
  return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
}
