import { operation } from '../../generated/contract.ts';
import { wrongBaseUrl } from '../target/base-url.ts';
import { HTTP_LIMITS } from '../target/http.ts';
import { sendTo } from '../target/in-process.ts';
import { serviceTarget } from '../target/service.ts';
import type { Target } from '../target/target.ts';
import { FULL_ABILITIES, offersOf } from '../target/target.ts';
import { intervalFor, isRemote, journalFor, leftJournal } from '../verify/care.ts';
import { claimTarget } from '../verify/claim.ts';
import type { RunResult } from '../verify/run.ts';
import { run } from '../verify/run.ts';
import type { Vitest } from './register-rules.ts';
import { registerRules } from './register-rules.ts';
import type { SuiteOptions } from './suite-options.ts';
import { camelCase, checkOptions } from './suite-options.ts';

const FIVE_MINUTES = 300_000;

/** Registers the rules as tests of a service. */
export function registerSuite(vitest: Vitest, options: SuiteOptions): void {
  const { strict = false, timeout = FIVE_MINUTES, rules = {} } = options;
  const known = knownOf(options);
  const { url } = options;
  const journal = journalOf(known, options);
  registerRules(vitest, {
    name: `${operation.method} ${operation.path}${typeof url === 'string' ? ` on ${url}` : ''}`,
    offers: offersOf(known),
    severities: rules,
    strict,
    timeout,
    ...(journal === undefined ? {} : { journal }),
    run: () => runSuite(known, options),
  });
}

/** What is known of the target before anything is sent. */
type Known = Omit<Target, 'name' | 'baseUrl' | 'send' | 'close'>;

function knownOf(options: SuiteOptions): Known {
  const { token, webhookSecret: secret = '', headers = [] } = options;
  const fixtures = checkOptions(options);
  const known = { fixtures, token, headers, abilities: FULL_ABILITIES };
  return secret === '' ? known : { ...known, secret };
}

async function runSuite(known: Known, options: SuiteOptions): Promise<RunResult> {
  const { plan = 'default', rules = {} } = options;
  const journal = journalOf(known, options);
  const target = await openTarget(known, options);
  const release = journal === undefined ? undefined : await claimTarget(target);
  try {
    const left = journal === undefined ? undefined : leftJournal(journal, target, camelCase);
    if (left !== undefined) throw new Error(left);
    return await run(target, {
      plan,
      severities: rules,
      interval: intervalFor(target),
      readFirst: isRemote(target),
      ...(journal === undefined ? {} : { journal }),
    });
  } finally {
    release?.();
    await target.close();
  }
}

/** What a function stands for is the test's own; a service is brought back to what it was. */
function journalOf(known: Known, { journal, url }: SuiteOptions): string | undefined {
  return journal ?? (url === undefined ? undefined : journalFor(known));
}

async function openTarget(known: Known, options: SuiteOptions): Promise<Target> {
  const { fetch, url } = options;
  if (fetch !== undefined) {
    const close = (): Promise<void> => Promise.resolve();
    const place = { name: 'the function', baseUrl: 'http://localhost' };
    return { ...known, ...place, send: sendTo(fetch), close };
  }
  const text = typeof url === 'function' ? await url() : (url ?? '');
  const wrong = wrongBaseUrl(text, camelCase) ?? refusal(new URL(text), options);
  if (wrong !== undefined) throw new Error(wrong);
  return serviceTarget({ ...known, baseUrl: text, limits: HTTP_LIMITS });
}

/** Why nothing may be sent to a service; undefined where it may. */
function refusal({ origin, href, protocol }: URL, options: SuiteOptions): string | undefined {
  if (!isRemote({ baseUrl: href })) return undefined;
  if (protocol !== 'https:')
    return `${origin} is plain HTTP, which shows the token to everybody on the way. Use https.`;
  if (options.allowWrites) return undefined;
  return `This would update the webhook ${options.webhookId} on ${origin} many times and restore it afterwards. Deliveries can be lost meanwhile, so use a webhook made for the purpose, and say allowWrites: true.`;
}
