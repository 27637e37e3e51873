import { parseArgs } from 'node:util';
import { sendBody } from './flood/body.ts';
import { sendRequests } from './flood/requests.ts';

// More than a server can keep: a body of 1 GB to `serve`, and 50,000 requests over 100 connections through
// `proxy`, both of the built command. Ends with 1 if an answer is not what it has to be, or memory grows.

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1000' },
    requests: { type: 'string', default: '50000' },
    connections: { type: 'string', default: '100' },
  },
});

for (const flood of [
  () => sendBody(Number(values.megabytes)),
  () => sendRequests(Number(values.requests), Number(values.connections)),
]) {
  const { what, came, complaints } = await flood();
  console.log(
    `${complaints.length === 0 ? '✓' : '✗'} ${what}: ${[came, ...complaints].join('; ')}`,
  );
  if (complaints.length > 0) process.exitCode = 1;
}
