import type { Exchange } from '../exchange/exchange.ts';

/** Longer bodies are not copied by hand. */
const LONGEST = 1_500;

/** What stands in a shell line for a token's placeholder. */
const TOKENS: readonly (readonly [placeholder: string, shell: string])[] = [
  ['‹token›', '$TALKOVER_TOKEN'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are the shell's
  ['‹token: cut›', '${TALKOVER_TOKEN%?}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are the shell's
  ['‹token: extended›', '${TALKOVER_TOKEN}x'],
];

/** Headers that curl adds by itself, or that say nothing to a reader. */
const OWN = new Set(['accept-encoding', 'user-agent', 'content-length', 'host']);

/** The request of an exchange as a line for a shell, the token a variable. */
export function curl({ request }: Exchange): string {
  const parts = [`curl -X ${request.method} ${quoted(request.url)}`];
  for (const [name, value] of request.headers) {
    if (!OWN.has(name.toLowerCase())) parts.push(`-H ${headerOf(`${name}: ${value}`)}`);
  }
  if (typeof request.body === 'string') parts.push(bodyOf(request.body));
  return parts.join(' ');
}

function headerOf(line: string): string {
  const token = TOKENS.find(([placeholder]) => line.includes(placeholder));
  if (token === undefined) return quoted(line);
  // The rest may come from somebody's recording, and the shell reads between these quotes.
  return `"${line.replace(/[\\"$`]/g, '\\$&').replace(token[0], () => token[1])}"`;
}

function bodyOf(body: string): string {
  // What begins with @ names a file to -d.
  if (body.length <= LONGEST)
    return `${body.startsWith('@') ? '--data-raw' : '-d'} ${quoted(body)}`;
  return `-d @body.json  # ${body.length} characters: ${body.slice(0, 60).replaceAll('\n', ' ')}…`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
