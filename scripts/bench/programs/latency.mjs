// Sends recorded requests in turns to several places, one at a time over a connection kept for each, and
// tells the milliseconds that each answer took.
// latency.mjs FILE ROUNDS URL…
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const [file, rounds, ...places] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(file, 'utf8'));
const ways = places.map((url) => ({
  url,
  agent: new Agent({ keepAlive: true, maxSockets: 1 }),
  times: [],
}));

for (let round = 0; round < Number(rounds); round += 1) {
  for (const each of requests) {
    for (const way of round % 2 === 0 ? ways : [...ways].reverse()) {
      const start = performance.now();
      await send(way, each);
      // What is loaded and compiled in the first round is not what a request takes.
      if (round > 0) way.times.push(performance.now() - start);
    }
  }
}
for (const { agent } of ways) agent.destroy();
process.stdout.write(JSON.stringify(ways.map(({ times }) => times)));

function send({ url, agent }, { method, path, headers, body }) {
  const length = ['Content-Length', String(body === null ? 0 : Buffer.byteLength(body))];
  const all = ['Host', new URL(url).host, ...headers.flat(), ...length];
  return new Promise((resolve, reject) => {
    const outgoing = request(url + path, { method, agent, headers: all }, (response) => {
      response.on('end', resolve);
      response.on('error', reject);
      response.resume();
    });
    outgoing.on('error', reject);
    outgoing.end(body ?? undefined);
  });
}
