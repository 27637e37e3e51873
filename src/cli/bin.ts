#!/usr/bin/env node
import { main } from './main.ts';
import { guardStreams, tellBroken } from './output.ts';

guardStreams();
process.exitCode = await main(process.argv.slice(2));
tellBroken();
