import type { Mismatch } from '../../src/config/held.ts';
import type { RunVerdict } from '../../src/report/document.ts';
import { documentOf } from '../../src/report/document.ts';
import { createKeeper } from '../../src/report/keep.ts';
import type { ReportMaterial, ReportView } from '../../src/report/view/view.ts';
import { viewOf } from '../../src/report/view/view.ts';
import type { Target } from '../../src/target/target.ts';
import { decide } from '../../src/verify/decide.ts';
import { bad, limit } from '../values.ts';
import type { Between } from '../verify/rehearsal.ts';
import { rehearse } from '../verify/rehearsal.ts';

/** Text that closes, opens, runs, colours, reverses or commands wherever a report forgets to escape it. */
export const HOSTILE = [
  '</title></style></script></pre><script>window.hacked=1</script><img src=x onerror="window.hacked=1">',
  ']]></failure></system-out>&bogus; --> "double" \'single\'',
  '\u202egnp.exe \u001b[31mred\u001b[0m \u0000 \ufffe \ud800 \u{e0041} \u2028',
  '::error file=x::injected',
  '##[error]injected',
  '``` ````` | ` $(touch /tmp/hacked) [link](javascript:alert(1))',
].join('\n');

/** What acts on a terminal or a reader's eye, or cannot be written. */
export const ACTING = /[^\P{C}\n]/u;

/** Accepts a timeout that is one too long, and answers it as told. */
function accepting(answer: (next: Response) => Response | Promise<Response>): Between {
  return (next) => async (request) => {
    const text = request.method === 'PUT' ? await request.clone().text() : '';
    if (text !== JSON.stringify({ timeout: bad('timeout') })) return next(request);
    const body = JSON.stringify({ timeout: limit('timeout') });
    return answer(await next(new Request(request.url, { ...parts(request), body })));
  };
}

function parts({ method, headers }: Request): RequestInit {
  return { method, headers };
}

/** What reports of some runs are made from. Each run is a plan driven against a twin in this process. */
export async function materialOf(
  ...runs: readonly { between?: Between; target?: Partial<Target>; strict?: boolean }[]
): Promise<ReportMaterial> {
  const judged = await Promise.all(
    runs.map(async ({ between, target = {}, strict = false }) => {
      const keeper = createKeeper();
      const { result } = await rehearse(between, { ...target, onExchange: keeper.keep });
      return { result, decision: decide(result, strict), kept: keeper.kept() };
    }),
  );
  return {
    document: documentOf(judged),
    kept: judged.map(({ kept }) => kept),
    version: '1.2.3',
  };
}

/** A run that conforms. */
export const green = once(() => materialOf({ target: { name: 'twin' } }));

/** A run in which one rule is broken and some are locked, anew. */
export function makeRed(): Promise<ReportMaterial> {
  return materialOf({
    between: accepting((next) => next),
    target: { name: 'https://staging.example.com', abilities: ['state', 'lookup', 'tokens'] },
  });
}

/** A run in which one rule is broken and some are locked. */
export const red = once(makeRed);

/** A run that breaks a rule with an answer, a header and a name that are out to break reports. */
export const hostile = once(() => {
  const headers = {
    'content-type': 'application/json',
    'x-note': '<script>window.hacked=1</script>',
  };
  return materialOf({
    between: accepting(() => new Response(HOSTILE, { headers })),
    target: { name: `host${HOSTILE}`, abilities: ['state', 'lookup', 'tokens'] },
  });
});

/** A run that could not be judged: nobody answers. */
export const obstructed = once(() => {
  const failure = { kind: 'unreachable', message: 'connection to <host> refused' } as const;
  return materialOf({ target: { name: 'staging', send: () => Promise.resolve({ failure }) } });
});

/** Makes a thing at its first use; runs are long and nobody changes them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What a baseline can say that traffic does not show: a failure that is gone, and another answer than before. */
export const mismatches: readonly Mismatch[] = [
  {
    rule: 'validation/upper-bound',
    pointer: 'timeout/maximum',
    seen: 'passed',
    text: 'validation/upper-bound at timeout/maximum is known to be broken, and passes.',
  },
  {
    rule: 'observed/malformed-json',
    seen: 'changed',
    text: 'observed/malformed-json is answered in another way than before.',
    before: ['status 400'],
    after: ['status 415'],
  },
];

/** A document of runs that were held to a baseline. */
export function withBaseline(
  material: ReportMaterial,
  differing: readonly Mismatch[],
): ReportMaterial {
  const { document } = material;
  const runs = document.runs.map((run): RunVerdict => {
    const { exitCode: _, summary: __, ...rest } = run;
    const baseline = { known: 2, mismatches: differing };
    return differing.length === 0
      ? { ...rest, baseline, exitCode: 0, summary: 'conforms' }
      : { ...rest, baseline, exitCode: 1, summary: 'differs from its baseline' };
  });
  return { ...material, document: { ...document, runs } };
}

/** A document with a rule changed, for outcomes that are hard to come by. */
export function withRule(material: ReportMaterial, id: string, change: object): ReportMaterial {
  const { document } = material;
  const runs = document.runs.map((run) => ({
    ...run,
    rules: run.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
  }));
  return { ...material, document: { ...document, runs } };
}

/** What a report makes of what it is made from. */
export function render(report: (view: ReportView) => string, material: ReportMaterial): string {
  return report(viewOf(material));
}
