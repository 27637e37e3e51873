/**
 * Signs of a server's inside, each of which only a stack trace, a file path or a database statement has.
 * Matched against the raw text of an error, its JSON escapes undone.
 */
const SIGNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a stack trace',
    /\bat (?:async )?[\w$.<>[\] ]+ ?\(?(?:file:|node:|webpack:)?[^\s()]*:\d+:\d+\)?/,
  ],
  ['a stack trace', /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala):\d+\)/],
  ['a stack trace', /Traceback \(most recent call last\)|File "[^"]+", line \d+/],
  [
    'a stack trace',
    /#\d+ [^\s"]+\.php(?:\(\d+\)|:\d+)|\bon line \d+ in |\.php on line \d+|\.rb:\d+:in /,
  ],
  [
    'a stack trace',
    /\bStack ?trace:|"(?:trace|stack|stacktrace|backtrace|stack_trace)"\s*:|goroutine \d+ \[/i,
  ],
  ['a stack trace', /\b[A-Z]\w*(?:\\+\w+)+Exception\b|"exception"\s*:\s*"/],
  [
    'a file path',
    /(?:^|[^\w/.:])\/(?:var|usr|home|srv|app|opt|root|etc|tmp|private|Users|workspace|mnt)\/[\w.@/-]+/,
  ],
  ['a file path', /\b[A-Za-z]:\\+\w[\w .-]*\\|\/(?:node_modules|vendor|site-packages)\//],
  [
    'a database statement',
    /SQLSTATE|\bORA-\d{5}\b|\bpsycopg2?\b|\bSQLITE_[A-Z]+|\bER_[A-Z_]{4,}\b/,
  ],
  [
    'a database statement',
    /\bSELECT\s.+\sFROM\s|\bINSERT INTO\s|\bUPDATE\s+["'`\w.]+\s+SET\s|\bDELETE FROM\s/,
  ],
  [
    'a database statement',
    /syntax error at or near|violates \w+(?:-\w+)? constraint|You have an error in your SQL/i,
  ],
];

/** What an error shows of the inside of a server; undefined where it shows nothing. */
export function internalsIn(text: string): string | undefined {
  const plain = text.replaceAll('\\/', '/').replaceAll('\\n', '\n').replaceAll('\\"', '"');
  return SIGNS.find(([, pattern]) => pattern.test(plain) || pattern.test(text))?.[0];
}
