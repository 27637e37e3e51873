#!/usr/bin/env node
import { main } from './main.ts';

// A reader that goes away, such as `head` or a closed terminal, is no fault, and must neither keep a
// webhook from being restored nor hide the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2));

// What is still open, such as a name that nobody answers for, must not keep a process that is done.
setTimeout(() => {
  if (process.stdout.writableLength === 0) process.exit();
}, 1_000).unref();
