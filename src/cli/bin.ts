#!/usr/bin/env node
import { main } from './main.ts';
import { guardStreams, tellBroken } from './output.ts';

guardStreams();
process.exitCode = await main(process.argv.slice(2));
tellBroken();

// What is still open, such as a name that nobody answers for, must not keep a process that is done.
setTimeout(() => {
  if (process.stdout.writableLength === 0) process.exit();
}, 1_000).unref();
