import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a module loads at once: neither types nor what is imported when it is needed. */
const STATIC = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm;

/** The files that are loaded with those named, themselves included; paths from the folder of the call. */
export function reachOf(...files: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC))
      visit(join(dirname(file), path));
  };
  for (const file of files) visit(file);
  return reached;
}
