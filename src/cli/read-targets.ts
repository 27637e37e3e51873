import type { Target } from '../target/target.ts';
import { twinTarget } from '../target/twin.ts';
import type { Call } from './flags.ts';
import { say } from './output.ts';
import { readLimits, readUrlTarget } from './read-target.ts';
import { UsageError } from './usage-error.ts';

/** What the call asks for, each target opened when its turn has come. */
export function readTargets(
  call: Call,
  env: NodeJS.ProcessEnv,
): Promise<(() => Promise<Target | undefined>)[]> {
  const [url, bundled] = [serviceUrl(call), wanted(call, 'target', 'url')];
  if (bundled !== undefined && bundled !== 'twin' && bundled !== 'prism') {
    throw new UsageError(
      `${call.nameOf('target')} is '${bundled}'; it takes twin or prism. A service is named with --url.`,
    );
  }
  if (url !== undefined && bundled !== undefined)
    throw new UsageError(
      `${call.nameOf('url')} and ${call.nameOf('target')} exclude each other. Leave one out.`,
    );
  if (url !== undefined)
    return readUrlTarget(url, call, env).then((target) => [() => Promise.resolve(target)]);
  if (bundled === undefined && call.text('baseline') !== undefined)
    throw new UsageError(
      `${call.nameOf('baseline')} is of one service, and this would run against two. Name one with --url or --target.`,
    );
  const limits = readLimits(call);
  const twin = async (): Promise<Target> => twinTarget(limits);
  const prism = async (): Promise<Target | undefined> => {
    const { prismTarget, PrismMissing } = await import('../target/prism.ts');
    try {
      return await prismTarget(limits);
    } catch (error) {
      if (!(error instanceof PrismMissing)) throw error;
      if (bundled === 'prism') throw new UsageError(error.message);
      say(`prism is left out. ${error.message}\n`);
      return undefined;
    }
  };
  const targets = bundled === undefined ? [twin, prism] : bundled === 'twin' ? [twin] : [prism];
  return Promise.resolve(targets);
}

/** The URL of the service that a call is for; undefined where it is for what is bundled. */
export function serviceUrl(call: Call): string | undefined {
  return wanted(call, 'url', 'target');
}

/** What a flag says, unless another one of the command line takes its place: that comes ahead of the environment. */
function wanted(call: Call, name: string, rival: string): string | undefined {
  const isSaid = (flag: string): boolean =>
    call.text(flag) !== undefined && call.nameOf(flag) === `--${flag}`;
  return isSaid(rival) && !isSaid(name) ? undefined : call.text(name);
}
