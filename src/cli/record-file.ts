import type { Context } from '../exchange/context.ts';
import type { RunRecorder } from '../exchange/har/recorder.ts';
import { createRecorder } from '../exchange/har/recorder.ts';
import type { Call } from './flags.ts';
import { keepCutRecording } from './keep-cut-recording.ts';
import { warn } from './output.ts';
import { version } from './version.ts';

/** The recording that a call asks for. */
export interface OpenRecording {
  readonly begin: (context: Context) => RunRecorder;
  /** Ends the recording. Says so where not all could be written. */
  readonly close: () => void;
}

/** The recording that a call asks for, written once a run begins; undefined where it asks for none. */
export function openRecording(call: Call): OpenRecording | undefined {
  const file = call.text('record');
  if (file === undefined) return undefined;
  const recorder = createRecorder(file, version);
  let begun = false;
  return {
    begin: (context) => {
      if (!begun) tellKept(file);
      begun = true;
      return recorder.begin(context);
    },
    close: () => {
      recorder.close();
      const problem = recorder.problem();
      if (problem !== undefined)
        warn(`The traffic could not be recorded to ${file} to its end: ${problem}\n`);
    },
  };
}

function tellKept(file: string): void {
  const kept = keepCutRecording(file);
  if (kept !== undefined) warn(`${file} is of a run that was cut off. It is kept as ${kept}.\n`);
}
