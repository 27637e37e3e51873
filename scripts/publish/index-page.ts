import { onlyOperation } from '../generate/operation.ts';
import { type Edition, inOrder, purposeOf } from './edition.ts';
import { STYLE } from './index-style.ts';
import { POLICY } from './reference.ts';

/** index.html: the versions, what changed in each, and their files. */
export function renderIndexPage(editions: readonly [Edition, ...Edition[]]): string {
  const [latest] = editions;
  const { info } = latest.description as { info: { title: string; summary?: string } };
  const { path, method } = onlyOperation(latest.description);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(info.summary ?? info.title)}">
<title>${escaped(info.title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(info.title)}</h1>
<p class="summary">${escaped(info.summary ?? '')}</p>
<p class="operation"><b>${method.toUpperCase()}</b> <code>${breakable(path)}</code></p>
<p class="actions">
<a class="main" href="${latest.about.version}/reference.html">Read the reference</a>
<a href="openapi.yaml" download>openapi.yaml</a>
<a href="openapi.json" download>openapi.json</a>
</p>
</header>
<main>
${editions.map((edition, at) => section(edition, at === 0)).join('\n')}
<section>
<h2>Is it what was published?</h2>
<p>A version never changes once it is here. <code>sha256sum --check SHA256SUMS</code> compares every file with
<a href="SHA256SUMS">its checksum</a>; <a href="index.json">index.json</a> says all of this to programs, and
<a href="llms.txt">llms.txt</a> to language models.</p>
</section>
</main>
</body>
</html>
`;
}

function section(edition: Edition, isLatest: boolean): string {
  const { version, date, notes, changes } = edition.about;
  const badge = isLatest ? ' <span class="badge">latest</span>' : '';
  return `<section id="v${version}">
<h2>${version}${badge} <time datetime="${date}">${date}</time></h2>
<ul class="notes">
${notes.map((note) => `<li>${marked(note)}</li>`).join('\n')}
</ul>
${changes.length === 0 ? '' : changeTable(edition)}
<details${isLatest ? ' open' : ''}>
<summary>${edition.files.length} files, ${edition.rules} promises</summary>
<div class="scroll"><table class="files">
<thead><tr><th scope="col">file</th><th scope="col">what for</th><th scope="col" class="size">size</th></tr></thead>
<tbody>
${inOrder(edition)
  .map((file) => fileRow(version, file))
  .join('\n')}
</tbody>
</table></div>
</details>
</section>`;
}

function changeTable({ about }: Edition): string {
  const rows = about.changes.map(
    ({ place, kind, breaks }) =>
      `<tr><td><code>${escaped(place)}</code></td><td>${kind}</td><td>${breaks.join(' and ') || 'nobody'}</td></tr>`,
  );
  return `<div class="scroll"><table>
<caption>Changes since ${about.base}</caption>
<thead><tr><th scope="col">where</th><th scope="col">what</th><th scope="col">breaks</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

function fileRow(version: string, file: Edition['files'][number]): string {
  const { name, size } = file;
  const link = `<a href="${version}/${name}">${breakable(name)}</a>`;
  return `<tr><td>${link}</td><td>${escaped(purposeOf(file))}</td><td class="size">${sized(size)}</td></tr>`;
}

function sized(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Text of people with its code marked. */
function marked(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

/** A path that may be broken after a slash, so that a narrow screen shows all of it. */
function breakable(text: string): string {
  return escaped(text).replaceAll('/', '/<wbr>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
