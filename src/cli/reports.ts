import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportView } from '../report/view/view.ts';
import type { Call } from './flags.ts';
import { nearest } from './nearest.ts';
import { say } from './output.ts';
import { checkWritable, putFile } from './put-file.ts';
import type { ReportFormat } from './report-formats.ts';
import { reportFormats } from './report-formats.ts';
import { UsageError } from './usage-error.ts';

interface WantedReport extends Pick<ReportFormat, 'load' | 'isPublic'> {
  readonly path: string;
}

/** Whether a call asks for any report. */
export function wantsReports(call: Call): boolean {
  return namesIn(call).length > 0;
}

/** Whether a call asks for a report of a kind. */
export function wantsReport(call: Call, name: string): boolean {
  return namesIn(call).includes(name);
}

/**
 * Makes the folder of the reports and sees that each can be written.
 *
 * @throws UsageError for a kind of report that there is not, and for a file that cannot be written
 */
export async function checkReports(call: Call): Promise<void> {
  const wanted = wantedReports(call);
  const folder = call.text('report-dir');
  if (folder !== undefined && wanted.length === 0)
    throw new UsageError(
      `--report-dir is ${folder}, and no report is asked for. Add --report ${Object.keys(reportFormats).join(',')}, or some of these.`,
    );
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true }).catch((error: Error) => {
      throw new UsageError(`--report-dir ${folder} cannot be made: ${error.message}`);
    });
  }
  for (const { path } of wanted) await checkWritable(path);
}

/**
 * Writes the reports that the call asks for, and names them on standard output.
 * What could not be written is said on standard error.
 */
export async function writeReports(view: ReportView, call: Call): Promise<void> {
  const wanted = wantedReports(call);
  const done: string[] = [];
  for (const { path, load, isPublic } of wanted) {
    const render = await load();
    const text = render(view);
    if (await putFile(path, text, 'The report', isPublic)) done.push(path);
  }
  if (done.length > 0) say(`Reports: ${done.join(', ')}\n`);
}

function wantedReports(call: Call): WantedReport[] {
  const folder = call.text('report-dir') ?? '.';
  return namesIn(call).map((name) => {
    const format = Object.hasOwn(reportFormats, name) ? reportFormats[name] : undefined;
    if (format !== undefined) return { ...format, path: join(folder, format.file) };
    const all = Object.keys(reportFormats);
    const hint = nearest(name, all);
    throw new UsageError(
      `--report names '${name}'; it takes ${all.join(', ')}.${hint === undefined ? '' : ` Is '${hint}' meant?`}`,
    );
  });
}

/** The kinds asked for, each once; the flag may be repeated and its value may hold several. */
function namesIn(call: Call): string[] {
  const names = call.list('report').flatMap((value) => value.split(','));
  return [...new Set(names.map((name) => name.trim()))];
}
