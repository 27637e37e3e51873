import { onlyOperation } from '../generate/operation.ts';
import { type Edition, inOrder, purposeOf } from './edition.ts';

/** llms.txt: what is here and where, in the form that language models are given. */
export function renderLlms(editions: readonly [Edition, ...Edition[]]): string {
  const [latest] = editions;
  const { info } = latest.description as {
    info: { title: string; summary?: string; description?: string };
  };
  const { path, method, operation } = onlyOperation(latest.description);
  const { description = '' } = operation as { description?: string };
  const { version } = latest.about;
  return [
    `# ${info.title}`,
    '',
    `> ${info.summary ?? ''} \`${method.toUpperCase()} ${path}\`, description ${version} of ${latest.about.date}.`,
    '',
    flat(info.description ?? ''),
    '',
    flat(description),
    '',
    `## Version ${version}`,
    '',
    ...inOrder(latest).map(
      (file) => `- [${file.name}](${version}/${file.name}): ${purposeOf(file)}`,
    ),
    '',
    '## Optional',
    '',
    '- [index.json](index.json): every version with its date, notes, changes and files',
    '- [SHA256SUMS](SHA256SUMS): the checksum of every file',
    '',
  ].join('\n');
}

/** Paragraphs, each on one line. */
function flat(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' '))
    .join('\n\n');
}
