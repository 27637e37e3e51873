import type { RunVerdict } from '../document.ts';
import { headlineOf } from '../headline.ts';
import { mismatchesOf } from '../mismatches.ts';
import { endingOf, tally } from '../outcomes.ts';
import { shortened } from '../plain.ts';
import { shownRules } from '../shown-rules.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { ruleAnchor } from './names.ts';

const STEP = 600;

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
  const rules = shownRules(run);
  const attention = rules.filter(({ outcome }) => ['fail', 'known', 'warn'].includes(outcome));
  return html`<div class="verdict ${tone}">
<h3><span class="mark" aria-hidden="true">${mark}</span> <span>${run.target} <strong>${verdict}</strong></span></h3>
<p>${detail}</p>
<ul class="counts">${tally(rules).map(
    ([outcome, n]) =>
      html`<li class="${endingOf(outcome).tone}"><strong>${n}</strong> ${endingOf(outcome).label}</li>`,
  )}</ul>
${differences(run)}
${sequence(run)}
${(run.notes ?? []).map((text) => html`<p>Not told: ${text}</p>`)}
${(run.warnings ?? []).map((text) => html`<p>Warning: ${text}</p>`)}
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

function differences(run: RunVerdict): Markup | undefined {
  const differing = mismatchesOf(run);
  if (differing.length === 0) return undefined;
  return html`<h4>Differs from its baseline</h4>
<ul class="answers">${differing.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
}

/** The shortest sequence of the exhaustive plan that breaks a rule, and how to send it again. */
function sequence({ sequence: found }: RunVerdict): Markup | undefined {
  if (found === undefined) return undefined;
  return html`<h4>The shortest sequence that breaks a rule</h4>
<ol>${found.steps.map((step) => html`<li><code>${shortened(step, STEP)}</code></li>`)}</ol>
<p>To send it again: <code>--plan exhaustive --replay ${found.seed}:${found.path ?? ''}</code></p>`;
}
