import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** TypeScript in the project's own format. */
export async function formatted(source: string): Promise<string> {
  const biome = spawn(process.execPath, [BIOME, 'format', '--stdin-file-path=generated.ts'], {
    cwd: HERE,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const code = new Promise((resolve, reject) => biome.on('error', reject).on('close', resolve));
  biome.stdin.end(source);
  const text = (await biome.stdout.setEncoding('utf8').toArray()).join('');
  if ((await code) !== 0) throw new Error('biome does not take what was generated');
  return text;
}
