import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';
import { OWN } from '../exchange/har/entry.ts';
import { readOwnPages } from '../exchange/har/page.ts';
import { isObject, parseJson } from '../exchange/json.ts';

/** How much of the end of a recording holds what it says of its runs. */
const END = 262_144;
/** How much of its beginning shows whose it is. */
const BEGINNING = 1_024;

/**
 * Puts a recording out of the way of the next one if the run that wrote it was cut off: it may hold the only
 * trace of what that run did.
 *
 * @returns where it is now; undefined where there was none
 */
export function keepCutRecording(file: string): string | undefined {
  if (!existsSync(file) || !isCutOff(file)) return undefined;
  for (let n = 1; ; n += 1) {
    const kept = file.replace(/(\.[^./\\]*)?$/, (suffix) => `.cut-${n}${suffix}`);
    if (existsSync(kept)) continue;
    renameSync(file, kept);
    return kept;
  }
}

/** Whether a file is a recording of ours whose last run has no end. */
function isCutOff(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || !readAt(descriptor, 0, BEGINNING).includes(`"${OWN}"`)) return false;
    const end = readAt(descriptor, Math.max(0, stat.size - END), END);
    const log = parseJson(`{"log":{${end.slice(end.lastIndexOf('"pages":['))}`);
    const pages = isObject(log) && isObject(log.log) ? log.log.pages : undefined;
    return readOwnPages(pages).at(-1)?.ending === undefined;
  } finally {
    closeSync(descriptor);
  }
}

function readAt(descriptor: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, length, position));
}
