import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { operation } from '../../generated/contract.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { ROOT } from './pages.ts';

/** Packages that a reader has installed besides this one. */
const INSTALLED = ['@types/node', 'msw', 'openapi-typescript', 'typescript', 'vitest'];

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    resolveJsonModule: true,
    outDir: 'out',
    rootDir: '.',
  },
  exclude: ['out'],
};

/** Sends what is for the documented service to the one that stands in for it. */
const REDIRECT = `const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (!request.url.startsWith(process.env.DOCS_FROM)) return fetch(request);
  const url = request.url.replace(process.env.DOCS_FROM, process.env.DOCS_TO);
  return fetch(new Request(url, request));
};
`;

/** What came of a program. */
export interface Ended {
  readonly code: number | null;
  /** What it printed, both outputs in their order. */
  readonly printed: string;
}

/** A folder of a reader, where the blocks of a page are run one after the other. */
export interface Workshop {
  readonly folder: string;
  readonly write: (name: string, text: string) => Promise<void>;
  /** Runs lines in a shell, which knows what the lines before exported. */
  readonly shell: (lines: string, cwd?: string) => Promise<Ended>;
  /** Runs lines that do not end by themselves until they have printed what is waited for. */
  readonly serve: (lines: string, isThere: (printed: string) => boolean) => Promise<Ended>;
  /** Ends what still runs, and removes the folder. */
  readonly close: () => Promise<void>;
}

/** How long one block may take, in milliseconds. */
const PATIENCE = 120_000;

/** A folder that looks as if somebody had installed this package in it. */
export async function openWorkshop(service: string): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-contract-docs-'));
  const running = new Map<number, Promise<unknown>>();
  const modules = join(folder, 'node_modules');
  const link = async (from: string, name: string): Promise<void> => {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(from, join(modules, name));
  };
  await link(ROOT, packageJson.name);
  await link(join(ROOT, 'dist/cli.js'), `.bin/${packageJson.name}`);
  for (const name of INSTALLED) await link(join(ROOT, 'node_modules', name), name);
  for (const name of ['tsc', 'vitest', 'openapi-typescript'])
    await link(join(ROOT, 'node_modules/.bin', name), `.bin/${name}`);
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write('package.json', '{"name":"reader","private":true,"type":"module"}\n');
  await write('tsconfig.json', JSON.stringify(TSCONFIG));
  await write('redirect.mjs', REDIRECT);

  const start = (lines: string, cwd: string, isThere?: (printed: string) => boolean) => {
    const { PATH = '', HOME = folder } = process.env;
    const exported = join(folder, '.exported');
    // `npm ci` is how this test came to be here.
    const npm = 'npm() { if [ "$1" = ci ]; then return 0; fi; command npm "$@"; }';
    const before = `if [ -f ${exported} ]; then . ${exported}; fi; trap 'export -p > ${exported}' EXIT; ${npm}`;
    const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', `${before}\n${lines}`], {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        HOME,
        PATH: `${join(modules, '.bin')}:${PATH}`,
        NO_COLOR: '1',
        npm_config_update_notifier: 'false',
        DOCS_FROM: operation.server,
        DOCS_TO: service,
      },
    });
    const { pid = 0 } = child;
    running.set(pid, once(child, 'close'));
    let printed = '';
    return new Promise<Ended>((resolve) => {
      const timer = setTimeout(() => stop(pid), PATIENCE);
      const end = (code: number | null): void => {
        clearTimeout(timer);
        resolve({ code, printed });
      };
      const take = (text: string): void => {
        printed += text;
        if (isThere?.(printed)) end(0);
      };
      child.stdout.setEncoding('utf8').on('data', take);
      child.stderr.setEncoding('utf8').on('data', take);
      child.on('close', (code) => {
        running.delete(pid);
        end(code);
      });
    });
  };
  return {
    folder,
    write,
    shell: (lines, cwd = folder) => start(lines, cwd),
    serve: (lines, isThere) => start(lines, folder, isThere),
    close: async () => {
      const ended = [...running.values()];
      for (const pid of running.keys()) stop(pid);
      await Promise.all(ended);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends a shell and what it started. */
function stop(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
