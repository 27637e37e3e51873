import { count } from '../count.ts';
import type { FindingView } from '../view/finding.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { exchangeAnchor } from './names.ts';

/** Evidence that is copied or compared, and so keeps its form. */
const AS_IS = new Set(['sent', 'answer', 'expected', 'actual']);

/** A finding with the exchange that shows it first. */
export function findingItem(finding: FindingView, run: number, shown: ReadonlySet<number>): Markup {
  const { key, known, place, evidence } = finding;
  return html`<li>
<h4><code>${key}</code></h4>
${known === undefined ? undefined : html`<p class="known">Known: ${known}</p>`}
<dl class="evidence">
${evidence.map(([name, text]) => row(name, text))}
<div><dt>seen</dt><dd>${count(finding.count, 'time')}, first in ${reference(finding, run, shown)}</dd></div>
${place === undefined ? undefined : html`<div><dt>described</dt><dd>${place.file}, line ${place.line}</dd></div>`}
</dl>
</li>`;
}

function row(name: string, text: string): Markup {
  const value = AS_IS.has(name)
    ? html`<pre${name === 'sent' ? html` data-copy` : undefined}>${text}</pre>`
    : html`${text}`;
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function reference({ exchange }: FindingView, run: number, shown: ReadonlySet<number>): Markup {
  if (!shown.has(exchange.id)) return html`request ${exchange.id}`;
  return html`<a href="#${exchangeAnchor(run, exchange.id)}">request ${exchange.id}</a>`;
}
