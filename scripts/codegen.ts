/** Generates clients of the description with other generators, checks their types and calls the twin. */

import { codegen } from './codegen/codegen.ts';
import { command } from './program/command.ts';

await command('codegen', async () => await codegen((line) => console.log(line)));
