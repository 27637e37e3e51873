// Starts Prism's proxy, sends requests through it and ends with 1 if it finds fault with an answer.
// prism-proxy.mjs PRISM DESCRIPTION UPSTREAM REQUESTS
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const [prism, description, upstream, file] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(file, 'utf8'));
const port = await freePort();
const proxy = spawn(
  process.execPath,
  [prism, 'proxy', description, upstream, '--port', port, '--validate-request', 'false'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const exit = once(proxy, 'exit');
await listening();

const violations = [];
for (const { method, path, headers, body } of requests) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
  await response.text();
  const told = JSON.parse(response.headers.get('sl-violations') ?? '[]');
  violations.push(...told.filter(({ location }) => location[0] === 'response'));
}
proxy.kill();
await exit;
for (const violation of violations) console.log(JSON.stringify(violation));
console.log(`${requests.length} requests, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  return String(free);
}

function listening() {
  return new Promise((resolve, reject) => {
    let text = '';
    proxy.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Prism is listening')) resolve();
    });
    proxy.on('exit', (code) => reject(new Error(`Prism ended with ${code}`)));
  });
}
