import { internalsTold } from '../exchange/placeholder.ts';
import { remember } from '../exchange/remember.ts';

/**
 * Signs of a server's inside, each of which only a stack trace, a file path or a database statement has.
 * Matched against the raw text of an error, its JSON escapes undone. Whatever goes back and forth in a
 * pattern is bounded, because a server could send a text on which it takes hours.
 */
const SIGNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  // JavaScript: a function and a place, or a place alone.
  ['a stack trace', /\bat (?:[^\n]{1,120} \()?(?:file:\/\/|node:|webpack:)[^\s():]{0,300}:\d+:\d/],
  // A time of a log has a path and numbers too (`04/Sep/2025:10:12:13`), but no file.
  [
    'a stack trace',
    /\bat (?:[^\n]{1,120} \()?[\w.@:-]{0,200}[/\\][^\s():]{0,300}\.[A-Za-z]{1,5}:\d+:\d/,
  ],
  [
    'a stack trace',
    /\bat [\w$.<>]+\([\w$]+\.(?:java|kt|scala):\d+\)|\bat [\w.]+\(.{0,300}\) in .{1,300}:line \d/,
  ],
  ['a stack trace', /Traceback \(most recent call last\)|File "[^"]+", line \d/],
  ['a stack trace', /\.php(?:\(\d+\)|:\d| on line \d)|\.rb:\d+:in |goroutine \d+ \[|\.go:\d/],
  [
    'a stack trace',
    /\bStack ?trace:|"(?:trace|stack|stack_?trace|backtrace)"\s*:\s*(?:\[|"[^"]*\n)/i,
  ],
  ['a stack trace', /\b[A-Z]\w{0,80}(?:\\{1,4}\w{1,80}){1,12}Exception\b|"exception"\s*:\s*"/],
  [
    'a file path',
    /(?<![\w/.:-])\/(?:var|usr|srv|etc|tmp|private|root|Users|mnt)\/[\w.@-]+\/[\w.@/-]/,
  ],
  // These are names in web paths too: only a source file tells them apart.
  [
    'a file path',
    /(?<!(?:src|href|action)=["'])(?<![\w/.:-])\/(?:app|home|opt|workspace)\/[\w.@/-]+\.(?:php|py|rb|java|[cm]?[jt]s|go|rs|cs|log|env)\b/,
  ],
  ['a file path', /\b[A-Za-z]:\\+\w[\w .-]*\\/],
  // A page has its scripts and styles in such folders too.
  [
    'a file path',
    /\/(?:node_modules|vendor|site-packages)\/(?<!(?:src|href|action)=["'][^"']{0,300})/,
  ],
  ['a database statement', /SQLSTATE|\bORA-\d{5}\b|\bpsycopg2?\b|\bSQLITE_[A-Z]|\bER_[A-Z_]{4,}\b/],
  [
    'a database statement',
    /\bSELECT\s.{1,500}\sFROM\s|\bINSERT INTO\s|\bUPDATE\s+["'`\w.]+\s+SET\s|\bDELETE FROM\s/,
  ],
  // In lower case only what no sentence says.
  [
    'a database statement',
    /\bselect \* from |\binsert into ["'`]?\w+["'`]? \(|\bupdate ["'`]?\w+["'`]? set ["'`]?\w+["'`]? = |\bdelete from ["'`]?\w+["'`]? where /,
  ],
  [
    'a database statement',
    /syntax error at or near|violates (?:unique|foreign key|not-null|check|exclusion) constraint|You have an error in your SQL/i,
  ],
];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Characters of an error that are looked at: what it shows of the inside stands at its beginning. */
const LOOKED_AT = 50_000;

/** What an error shows of the inside of a server; undefined where it shows nothing. */
export const internalsIn: (body: string) => string | undefined = remember((body) => {
  const told = internalsTold(body);
  if (told !== undefined) return told;
  const text = body.slice(0, LOOKED_AT);
  const plain = text.replace(
    /\\(["\\/nrt])/g,
    (_, character: string) => ESCAPES[character] ?? character,
  );
  const forms = [...new Set([plain, text])];
  return SIGNS.find(([, pattern]) => forms.some((form) => pattern.test(form)))?.[0];
});
