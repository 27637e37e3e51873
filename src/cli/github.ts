import { appendFile } from 'node:fs/promises';
import type { ReportView } from '../report/view/view.ts';
import { say, warn } from './output.ts';

/** Whether a job of GitHub Actions runs this. */
export function isOnGitHub(env: NodeJS.ProcessEnv): boolean {
  return env.GITHUB_ACTIONS === 'true';
}

/** A text in which GitHub reads no workflow command: what a server answered may look like one. */
export function withoutCommands(text: string): string {
  const token = crypto.randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}

/** Shows the findings where GitHub shows them: as annotations, and in the summary of the job. */
export async function tellGitHub(view: ReportView, env: NodeJS.ProcessEnv): Promise<void> {
  if (view.runs.length === 0) return;
  const { annotations } = await import('../report/annotations.ts');
  say(annotations(view));
  const summary = env.GITHUB_STEP_SUMMARY;
  if (summary === undefined || summary === '') return;
  const { markdownReport } = await import('../report/markdown.ts');
  const text = `${markdownReport(view)}\n`;
  await appendFile(summary, text).catch((error: Error) => {
    warn(`The summary of the job could not be written: ${error.message}\n`);
  });
}
