import { programFile } from '../program.ts';
import type { Peer } from './peer.ts';
import { fileOf } from './peer.ts';

/** Prism as a proxy that judges the traffic of a script. */
export const prismProxy: Peer = {
  name: "Prism's proxy with scripted traffic",
  from: '@stoplight/prism-cli',
  about:
    'stands between a client and a server and compares what passes with the description. It is given the traffic of `verify` itself, without the few requests that the twin answers with a status that the description does not have; a violation by an answer is red, one by a request is not, since many requests are wrong on purpose.',
  setUp: ({ url, description, traffic, write }) => ({
    args: [
      programFile('prism-proxy.mjs'),
      fileOf('@stoplight/prism-cli', 'dist/index.js'),
      description,
      url,
      write('traffic.json', traffic),
    ],
  }),
};
