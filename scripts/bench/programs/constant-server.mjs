// The least that answers over HTTP: reads each request to its end and answers it with a constant.
// constant-server.mjs ANSWER
import { createServer } from 'node:http';

const answer = process.argv[2];
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) };

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, headers);
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`A constant answers on http://127.0.0.1:${server.address().port}\n`);
});
