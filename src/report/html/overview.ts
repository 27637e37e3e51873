import { shortened } from '../plain.ts';
import type { RunView } from '../view/run.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { ruleAnchor } from './names.ts';

const STEP = 600;

/** The verdict of each run, with its counts and the rules that need a look. */
export function overview(runs: readonly RunView[]): Markup {
  if (runs.length === 0) return html`<p class="verdict doubtful">Nothing was judged.</p>`;
  return html`<section aria-labelledby="verdict">
<h2 id="verdict">Verdict</h2>
<div class="cards">${runs.map(card)}</div>
</section>`;
}

function card(run: RunView, index: number): Markup {
  const { mark, tone, verdict, detail } = run.headline;
  const attention = run.rules.filter(({ ending }) => ending.level !== undefined);
  return html`<div class="verdict ${tone}">
<h3><span class="mark" aria-hidden="true">${mark}</span> <span>${run.target} <strong>${verdict}</strong></span></h3>
<p>${detail}</p>
<ul class="counts">${run.tally.map(
    ({ ending, count }) =>
      html`<li class="${ending.tone}"><strong>${count}</strong> ${ending.word}</li>`,
  )}</ul>
${differencesList(run)}
${sequence(run)}
${run.notes.map((text) => html`<p>Not told: ${text}</p>`)}
${run.warnings.map((text) => html`<p>Warning: ${text}</p>`)}
${run.interference.map((text) => html`<p>Perhaps somebody else: ${text}</p>`)}
${
  attention.length === 0
    ? undefined
    : html`<ul class="attention">${attention.map(
        ({ id, ending }) =>
          html`<li><a href="#${ruleAnchor(index, id)}"><code>${id}</code></a> ${ending.word}</li>`,
      )}</ul>`
}
</div>`;
}

function differencesList({ differences = [] }: RunView): Markup | undefined {
  if (differences.length === 0) return undefined;
  return html`<h4>Differs from its baseline</h4>
<ul class="answers">${differences.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
}

/** The shortest sequence of the exhaustive plan that breaks a rule, and how to send it again. */
function sequence({ sequence: found }: RunView): Markup | undefined {
  if (found === undefined) return undefined;
  return html`<h4>The shortest sequence that breaks a rule</h4>
<ol>${found.steps.map((step) => html`<li><code>${shortened(step, STEP)}</code></li>`)}</ol>
<p>To send it again: <code>${found.replay}</code></p>`;
}
