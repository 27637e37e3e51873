import { writeSync } from 'node:fs';

/** What went wrong with a stream of this process, by its name. */
const broken = new Map<string, string>();

/** Writes to standard output. Whatever becomes of that must not keep a run from its end. */
export function say(text: string): void {
  write(process.stdout, 1, 'standard output', text);
}

/** Writes to standard error, under the same terms. */
export function warn(text: string): void {
  write(process.stderr, 2, 'standard error', text);
}

/**
 * Keeps what goes wrong with the streams of this process from ending it: a full disk, a closed terminal, a
 * reader that went away. None of that may keep a webhook from being restored, or change an exit code.
 */
export function guardStreams(): void {
  process.stdout.on('error', (error) => note('standard output', error));
  process.stderr.on('error', (error) => note('standard error', error));
}

/** Says on one stream what could not be written to the other, where there is something to say. */
export function tellBroken(): void {
  const lost = broken.get('standard output');
  if (lost) warn(`Standard output could not be written: ${lost}\n`);
}

function write(stream: NodeJS.WriteStream, fd: number, name: string, text: string): void {
  try {
    // A stream that failed once takes nothing any more, and yet a disk may have room again.
    if (broken.has(name)) writeSync(fd, text);
    else stream.write(text);
  } catch (error) {
    note(name, error as NodeJS.ErrnoException);
  }
}

/** A reader that goes away, such as `head`, is no fault, and nobody is left to tell. */
function note(name: string, { code, message }: NodeJS.ErrnoException): void {
  if (!broken.has(name)) broken.set(name, code === 'EPIPE' ? '' : message);
}
