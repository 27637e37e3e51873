import { createHash } from 'node:crypto';
import { operation } from '../../../generated/contract.ts';
import { script, style } from '../../../generated/page.ts';
import type { ReportView } from '../view/view.ts';
import { capabilitySection } from './capabilities.ts';
import { exchangeSection } from './exchanges.ts';
import { filterForm } from './filter.ts';
import { legendSection } from './legend.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { overview } from './overview.ts';
import { ruleSection } from './rules.ts';

/** One page that needs nothing else: no script to be read, no request to anywhere. */
export function htmlReport({ runs, version }: ReportView): string {
  const titles = runs.map(({ target, headline }) => `${target} ${headline.verdict}`);
  const title = titles.length === 0 ? 'Nothing was judged' : titles.join(', ');
  const begun = runs.find((run) => run.exchanges?.startedAt !== undefined)?.exchanges?.startedAt;
  const body = html`<a class="skip" href="#rules">Skip to the rules</a>
<header class="top">
<p class="kind">Contract report</p>
<h1>${operation.method} <span class="path">${breakable(operation.path)}</span></h1>
<p class="by">talkover-contract ${version}, description ${operation.version}${
    begun === undefined ? undefined : html`, run of ${timeOf(begun)}`
  }</p>
</header>
<main>
${overview(runs)}
${runs.length === 0 ? undefined : capabilitySection(runs)}
${runs.length === 0 ? undefined : filterForm(runs)}
<div id="rules" tabindex="-1">
${runs.map((run, index) => ruleSection(run, index))}
</div>
${runs.map((run, index) => exchangeSection(run, index))}
${legendSection()}
</main>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${html`<title>${title}</title>`.markup}
<style>${style}</style>
</head>
<body>
${body.markup}
<script>${script}</script>
</body>
</html>
`;
}

/** Nothing may be loaded or run but what is written here, whatever a recorded text smuggles in. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function timeOf(milliseconds: number): Markup {
  const time = new Date(milliseconds).toISOString();
  return html`<time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

/** A path that may break behind its slashes. */
function breakable(path: string): Markup[] {
  return path.split(/(?<=\/)/).map((part) => html`${part}<wbr>`);
}
