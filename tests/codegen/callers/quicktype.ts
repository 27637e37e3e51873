import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import type { Caller, Found } from '../caller.ts';

type Call = (put: (body: string) => Promise<string>, good: number, bad: number) => Promise<string>;

/** Runs quicktype.py with CPython as WebAssembly, so that no Python has to be installed. */
export const call: Caller = async ({ url, token, agentId, webhookId }, good, bad) => {
  const put = async (body: string) => {
    const answer = await fetch(`${url}/api/v1/agents/${agentId}/webhooks/${webhookId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    return await answer.text();
  };
  const python = await loadPyodide();
  python.FS.writeFile('/home/pyodide/talkover.py', read('../out/quicktype/talkover.py'));
  python.FS.writeFile('/home/pyodide/caller.py', read('quicktype.py'));
  const run = python.pyimport('caller').call as Call;
  return JSON.parse(await run(put, good, bad)) as Found;
};

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
