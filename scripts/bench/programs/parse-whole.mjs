// Reads a recording as one text, parses it at once and does nothing with it.
// parse-whole.mjs FILE
import { readFileSync } from 'node:fs';

const { log } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(`${log.entries.length} entries\n`);
