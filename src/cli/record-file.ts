import type { Context } from '../exchange/context.ts';
import type { RunRecorder } from '../exchange/har/recorder.ts';
import { createRecorder } from '../exchange/har/recorder.ts';
import type { Call } from './flags.ts';
import { version } from './version.ts';

/** The recording that a call asks for. */
export interface OpenRecording {
  readonly begin: (context: Context) => RunRecorder;
  /** Ends the recording. Says so, and returns false, where not all could be written. */
  readonly isWritten: () => boolean;
}

/** The recording that a call asks for, written once a run begins; undefined where it asks for none. */
export function openRecording(call: Call): OpenRecording | undefined {
  const file = call.text('record');
  if (file === undefined) return undefined;
  const recorder = createRecorder(file, version);
  return {
    begin: recorder.begin,
    isWritten: () => {
      recorder.close();
      const problem = recorder.problem();
      if (problem !== undefined)
        process.stderr.write(`The traffic could not be recorded to ${file}: ${problem}\n`);
      return problem === undefined;
    },
  };
}
