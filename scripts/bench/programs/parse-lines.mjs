// Parses a recording an entry at a time and does nothing with it: the least that a streaming judge does.
// parse-lines.mjs FILE
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

let entries = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  // An entry to a line, as `verify --record` writes them.
  if (!line.startsWith('{"') || line.startsWith('{"log"')) continue;
  JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
  entries += 1;
}
process.stdout.write(`${entries} entries\n`);
