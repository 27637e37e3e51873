import type { Flags } from './flags.ts';
import { reportFormats } from './report-formats.ts';

/** What is written besides the terminal. */
export const outputFlags: Flags = {
  json: { type: 'string', value: 'FILE', help: 'write the verdicts to FILE', callOnly: true },
  report: {
    type: 'string',
    multiple: true,
    value: 'KIND,KIND…',
    help: `write reports: ${Object.keys(reportFormats).join(', ')}`,
  },
  'report-dir': {
    type: 'string',
    value: 'DIR',
    help: 'the folder of the reports, made where it is missing; the current one by default',
  },
};
