import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operation } from '../../../generated/contract.ts';
import type { Build } from '../../../tests/prove/server.ts';
import { server } from '../../../tests/prove/server.ts';
import type { Bench } from '../bench.ts';
import { secondsOf, shown } from '../figures.ts';
import { inTurns } from '../in-turns.ts';
import type { Program, Run } from '../program.ts';
import { attempt } from '../program.ts';
import type { ServedBuild } from '../served-build.ts';
import { serveBuild } from '../served-build.ts';
import { spreadOf } from '../spread.ts';
import type { Peer, Site } from './peer.ts';

/** What one tool said to one server. */
export interface Trial {
  readonly run: Run;
  readonly requests: number;
}

export function isGreen({ run }: Trial): boolean {
  return run.code === 0;
}

/** Runs a tool over a server that is made for it. */
export async function tryOn(bench: Bench, peer: Peer, make: Build): Promise<Trial> {
  const served = await serveBuild(make);
  const site = siteOf(bench, served);
  try {
    const run = await attempt(programOf(peer, site));
    return { run, requests: served.count() };
  } finally {
    site.close();
    await served.close();
  }
}

/** The seconds of tools over the twin, in turns. */
export async function secondsOnTwin(
  bench: Bench,
  peers: readonly Peer[],
): Promise<Map<string, string>> {
  const served = await serveBuild(server());
  const sites = peers.map(() => siteOf(bench, served));
  try {
    const programs = peers.flatMap((peer, place) => {
      const site = sites[place];
      return site === undefined ? [] : [programOf(peer, site)];
    });
    const measured = await inTurns(programs, { rounds: bench.extent.comparings, weighings: 0 });
    return new Map(
      measured.map((each) => [each.program.name, shown(spreadOf(secondsOf(each)), 1)]),
    );
  } finally {
    for (const site of sites) site.close();
    await served.close();
  }
}

function programOf(peer: Peer, site: Site): Program {
  return { ...peer.setUp(site), name: peer.name, cwd: site.folder };
}

function siteOf(bench: Bench, { url, ids }: ServedBuild): Site & { readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'talkover-contract-peer-'));
  return {
    url,
    ids,
    folder,
    description: join(bench.root, 'generated/openapi.json'),
    traffic: bench.overUrl.requests.filter(({ status }) =>
      (operation.statuses as readonly number[]).includes(status),
    ),
    write: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      return path;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
