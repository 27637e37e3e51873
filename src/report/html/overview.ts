import type { RunVerdict } from '../document.ts';
import { headlineOf } from '../headline.ts';
import { endingOf, tally } from '../outcomes.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { ruleAnchor } from './names.ts';

/** The verdict of each run, with its counts and the rules that need a look. */
export function overview(runs: readonly RunVerdict[]): Markup {
  if (runs.length === 0) return html`<p class="verdict doubtful">Nothing was judged.</p>`;
  return html`<section aria-labelledby="verdict">
<h2 id="verdict">Verdict</h2>
<div class="cards">${runs.map(card)}</div>
</section>`;
}

function card(run: RunVerdict, index: number): Markup {
  const { mark, tone, verdict, detail } = headlineOf(run);
  const attention = run.rules.filter(({ outcome }) => ['fail', 'known', 'warn'].includes(outcome));
  return html`<div class="verdict ${tone}">
<h3><span class="mark" aria-hidden="true">${mark}</span> <span>${run.target} <strong>${verdict}</strong></span></h3>
<p>${detail}</p>
<ul class="counts">${tally(run.rules).map(
    ([outcome, n]) =>
      html`<li class="${endingOf(outcome).tone}"><strong>${n}</strong> ${endingOf(outcome).label}</li>`,
  )}</ul>
${run.interference.map((text) => html`<p>Perhaps somebody else: ${text}</p>`)}
${
  attention.length === 0
    ? undefined
    : html`<ul class="attention">${attention.map(
        ({ id, outcome }) =>
          html`<li><a href="#${ruleAnchor(index, id)}"><code>${id}</code></a> ${endingOf(outcome).label}</li>`,
      )}</ul>`
}
</div>`;
}
