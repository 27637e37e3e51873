import type { Variables } from './command.ts';

const A = '9fbef0b7-8d4e-4a08-9207-66c22155721d';
const B = '9fcafbf2-7593-44d6-8cd7-1b221beba62a';
const TOKEN = 'talq_canary8Q2mXw9RfB1nZs6Yc3Vh';
/** A service that is not there, which no wrong call gets as far as. */
export const ENV: Variables = {
  TALKOVER_URL: 'http://127.0.0.1:9',
  TALKOVER_TOKEN: TOKEN,
  TALKOVER_AGENT_ID: A,
  TALKOVER_WEBHOOK_ID: B,
};

function without(name: string): Variables {
  return Object.fromEntries(Object.entries(ENV).filter(([key]) => key !== name));
}

type WrongCall = readonly [what: string, args: readonly string[], line: RegExp, env?: Variables];

/** Calls that are wrong: what with, how, and what the line says. */
export const wrongCalls: readonly WrongCall[] = [
  ['a mistyped command', ['verfy'], /'verfy'.*'verify'/],
  ['an unknown command', ['launch-rockets'], /'launch-rockets'/],
  ['a mistyped flag', ['verify', '--agent-di', A], /--agent-di.*--agent-id/],
  ['a mistyped switch', ['verify', '--strickt'], /--strickt.*--strict/],
  ['an unknown short flag', ['verify', '-x'], /-x/],
  ['a flag without its value', ['verify', '--url'], /--url/],
  ['a switch with a value', ['verify', '--strict=yes'], /--strict/],
  ['a word too many', ['verify', 'twin'], /'twin'/],
  ['a mistyped rule', ['verify', '--only', 'validation/uper-bound'], /'validation\/upper-bound'/],
  ['a mistyped group', ['verify', '--only', 'validaton'], /'validation'/],
  ['an unknown rule', ['verify', '--only', 'weather/sunny'], /'weather\/sunny'/],
  ['no rule', ['verify', '--only', ''], /--only|rule/],
  [
    'an unknown ability',
    ['verify', '--lacks', 'state,looup'],
    /--lacks names 'looup'; it takes state, lookup, tokens, blame/,
  ],
  ['an unknown plan', ['verify', '--plan', 'slow'], /--plan is 'slow'/],
  ['an unknown target', ['verify', '--target', 'moon'], /'moon'/, {}],
  [
    'two targets',
    ['verify', '--url', 'http://127.0.0.1:9', '--target', 'twin'],
    /--url and --target/,
  ],
  ['a flag for the token', ['verify', '--token', 'x'], /TALKOVER_TOKEN.*--token-file/],
  [
    'a token with its scheme',
    ['verify'],
    /TALKOVER_TOKEN starts with "Bearer"/,
    { ...ENV, TALKOVER_TOKEN: 'Bearer abc' },
  ],
  ['a URL that is none', ['verify', '--url', 'staging'], /--url is 'staging'/],
  ['a URL of another scheme', ['verify', '--url', 'ftp://127.0.0.1'], /http/],
  [
    'a URL that ends in the prefix',
    ['verify', '--url', 'http://127.0.0.1:9/api/v1'],
    /Try --url http:\/\/127\.0\.0\.1:9$/m,
  ],
  [
    'the same with a slash',
    ['verify', '--url', 'http://127.0.0.1:9/api/v1/'],
    /Try --url http:\/\/127\.0\.0\.1:9$/m,
  ],
  [
    'a URL with a password',
    ['verify', '--url', 'http://a:hunter22@127.0.0.1:9'],
    /^(?!.*hunter22)/,
  ],
  ['a URL with a query', ['verify', '--url', 'http://127.0.0.1:9?x=1'], /query/],
  ['no token', ['verify'], /TALKOVER_TOKEN/, without('TALKOVER_TOKEN')],
  ['an empty token', ['verify'], /TALKOVER_TOKEN/, { ...ENV, TALKOVER_TOKEN: '' }],
  [
    'a token with a line break',
    ['verify'],
    /TALKOVER_TOKEN holds/,
    { ...ENV, TALKOVER_TOKEN: `${TOKEN}\n` },
  ],
  [
    'no agent',
    ['verify'],
    /--agent-id is missing.*TALKOVER_AGENT_ID/,
    without('TALKOVER_AGENT_ID'),
  ],
  [
    'no webhook',
    ['verify'],
    /--webhook-id is missing.*TALKOVER_WEBHOOK_ID/,
    without('TALKOVER_WEBHOOK_ID'),
  ],
  ['a sibling that is the webhook', ['verify', '--sibling-webhook-id', B], /--sibling-webhook-id/],
  [
    'the same in capitals',
    ['verify', '--sibling-webhook-id', B.toUpperCase()],
    /--sibling-webhook-id/,
  ],
  ['another agent that is the same', ['verify', '--other-agent-id', A], /--other-agent-id/],
  ['a foreign agent that is the same', ['verify', '--foreign-agent-id', A], /--foreign-agent-id/],
  ['a webhook of no other agent', ['verify', '--other-agent-webhook-id', A], /--other-agent-id/],
  [
    'a foreign agent that is the other',
    ['verify', '--other-agent-id', B, '--foreign-agent-id', B],
    /--foreign-agent-id/,
  ],
  [
    'a token file that is not there',
    ['verify', '--token-file', '/nowhere/token'],
    /\/nowhere\/token/,
  ],
  ['a token file that is a folder', ['verify', '--token-file', '/'], /token file/],
  ['a header of no variable', ['verify', '--header-env', 'X-Key'], /NAME=VARIABLE/],
  [
    'a header of a variable that is not set',
    ['verify', '--header-env', 'X-Key=NOT_SET'],
    /NOT_SET/,
  ],
  [
    'a truth that is none',
    ['verify'],
    /TALKOVER_STRICT is 'perhaps'/,
    { ...ENV, TALKOVER_STRICT: 'perhaps' },
  ],
  ['a port beyond all', ['serve', 'twin', '--port', '70000'], /--port/],
  ['a port in words', ['serve', 'twin', '--port', 'eighty'], /--port is 'eighty'/],
  ['nothing to serve', ['serve'], /twin\|prism/],
  ['something else to serve', ['serve', 'tea'], /twin\|prism/],
  [
    'a rule to explain that is none',
    ['explain', 'validation/uper-bound'],
    /'validation\/upper-bound'/,
  ],
  ['no rule to explain', ['explain'], /Which rule/],
  ['a group to list that is none', ['list', 'validaton'], /'validation'/],
  ['no journal', ['restore'], /Which journal/],
  ['a journal that is not there', ['restore', '/nowhere/journal'], /\/nowhere\/journal/],
  ...values('timeout', '10', '0s', '-1s', 'soon', '1e3s', ''),
  ...values('rate', '90', '0/m', '-1/s', '90/day', ''),
  ...values('max-requests', '-1', '1.5', 'many', ''),
  ...values('wait-for', 'ever', '0s', ''),
];

function values(flag: string, ...wrong: readonly string[]): WrongCall[] {
  return wrong.map((value) => [
    `--${flag} '${value}'`,
    ['verify', `--${flag}=${value}`],
    new RegExp(`--${flag}`),
  ]);
}
