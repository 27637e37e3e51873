// Sends recorded requests one after another over a kept connection, and reads the answers to their ends.
// bare-loop.mjs node:http|fetch twin|url FILE|URL REQUESTS
import { readFileSync } from 'node:fs';

const [how, where, place, file] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(file, 'utf8'));
const server = where === 'twin' ? await serve(place) : undefined;
const base = server?.url ?? place;
const { send, close } = how === 'fetch' ? byFetch() : await byHttp();

let bytes = 0;
for (const request of requests) bytes += await send(request);
close();
await server?.close();
process.stdout.write(`${requests.length} requests, ${bytes} bytes\n`);

async function serve(path) {
  const module = await import(path);
  const serveTwin = Object.values(module).find(({ name }) => name === 'serveTwin');
  return serveTwin();
}

function byFetch() {
  const send = async ({ method, path, headers, body }) => {
    const response = await fetch(base + path, { method, headers, body });
    return (await response.text()).length;
  };
  return { send, close: () => undefined };
}

async function byHttp() {
  const { Agent, request } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { host } = new URL(base);
  const send = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = ['Content-Length', String(body === null ? 0 : Buffer.byteLength(body))];
      const outgoing = request(
        base + path,
        { method, agent, headers: ['Host', host, ...headers.flat(), ...length] },
        (response) => {
          let read = 0;
          response.on('data', (chunk) => {
            read += chunk.length;
          });
          response.on('end', () => resolve(read));
          response.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body ?? undefined);
    });
  return { send, close: () => agent.destroy() };
}
