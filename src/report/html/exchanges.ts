import type { Header } from '../../exchange/exchange.ts';
import { count } from '../count.ts';
import type { KeptExchange, KeptExchanges } from '../keep.ts';
import type { RuleView } from '../view/rule.ts';
import type { RunView } from '../view/run.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { exchangeAnchor, ruleAnchor } from './names.ts';

/** Every exchange of a run, to be opened. */
export function exchangeSection(run: RunView, index: number): Markup | undefined {
  const { exchanges: kept } = run;
  if (kept === undefined || kept.total === 0) return undefined;
  const broken = brokenIn(run.rules);
  return html`<section aria-labelledby="exchanges-${index}">
<h2 id="exchanges-${index}">Exchanges with ${run.target}</h2>
<p>${note(kept)} Tokens and secrets are placeholders; a copied line takes the token from <code>$TALKOVER_TOKEN</code>.</p>
${kept.shown.map((exchange) => item(exchange, index, broken.get(exchange.id) ?? []))}
</section>`;
}

function note({ shown, total }: KeptExchanges): string {
  if (shown.length === total) return `${count(total, 'exchange')}, in the order of sending.`;
  return `The first ${shown.length} of ${total} exchanges: more would make this page too large to open. Those that show a broken rule stand with the rule, wherever they are in the run.`;
}

/** The rules that the first exchange of a finding shows to be broken, by exchange. */
function brokenIn(rules: readonly RuleView[]): Map<number, RuleView[]> {
  const broken = new Map<number, RuleView[]>();
  for (const rule of rules) {
    for (const id of new Set(rule.findings.map(({ exchange }) => exchange.id)))
      broken.set(id, [...(broken.get(id) ?? []), rule]);
  }
  return broken;
}

function item(exchange: KeptExchange, run: number, broken: readonly RuleView[]): Markup {
  const { id, method, url, purpose, status, failure, milliseconds } = exchange;
  const first = broken[0];
  const tone = first === undefined ? 'neutral' : first.ending.tone;
  return html`<details class="exchange ${tone}" id="${exchangeAnchor(run, id)}">
<summary><span class="id">${id}</span> <span class="what">${purpose ?? 'recorded'}</span> <span class="status">${status ?? 'no answer'}</span> <span class="time">${lengthOf(milliseconds)}</span> <span class="line">${method} ${pathOf(url)}</span></summary>
<div class="inside">
${
  broken.length === 0
    ? undefined
    : html`<p>Shows first: ${broken.map(
        (rule) =>
          html`<a href="#${ruleAnchor(run, rule.id)}"><code>${rule.id}</code></a> ${rule.ending.word} `,
      )}</p>`
}
<h3 class="small">As a command</h3><pre data-copy>${exchange.curl}</pre>
<h3 class="small">Request</h3><pre>${`${method} ${url}\n${headersText(exchange.sent)}${bodyText(exchange.sentBody)}`}</pre>
<h3 class="small">Answer</h3><pre>${
    status === undefined
      ? (failure ?? 'none')
      : `${status}\n${headersText(exchange.received)}${bodyText(exchange.receivedBody)}`
  }</pre>
</div>
</details>`;
}

function headersText(headers: readonly Header[]): string {
  return headers.map(([name, value]) => `${name}: ${value}\n`).join('');
}

function bodyText(body: string | undefined): string {
  return body === undefined || body === '' ? '' : `\n${body}`;
}

/** The address without what is the same in every line. */
function pathOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).pathname}${new URL(url).search}` : url;
}

function lengthOf(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}
