import type { Need } from '../../../generated/catalogue.ts';
import { catalogue } from '../../../generated/catalogue.ts';
import { needs } from '../../../generated/terms.ts';
import { count } from '../count.ts';
import type { RunView } from '../view/run.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

// The roles are said although they go without saying: on a phone the rows are laid out as blocks, and some
// browsers take a table that is laid out otherwise for none.

/** What each target can be held to: a row for each thing that rules need, a column for each run. */
export function capabilitySection(runs: readonly RunView[]): Markup {
  const used = (Object.keys(needs) as Need[]).filter((need) => rulesThatNeed(need) > 0);
  const nameOf = ({ target }: RunView): string => (runs.length === 1 ? 'This target' : target);
  return html`<section aria-labelledby="capabilities">
<h2 id="capabilities">What ${runs.length === 1 ? 'this target' : 'each target'} can be held to</h2>
<p>A rule that needs what a target lacks is locked there: named, counted and not judged.</p>
<table class="capabilities" role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Needed</th><th role="columnheader" scope="col">Rules</th>${runs.map(
    (run) => html`<th role="columnheader" scope="col">${nameOf(run)}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${used.map(
    (need) => html`<tr role="row">
<th role="rowheader" scope="row"><code>${need}</code><span class="means">${needs[need]}</span></th>
<td role="cell" data-label="Rules">${rulesThatNeed(need)}</td>
${runs.map((run) => html`<td role="cell" data-label="${nameOf(run)}">${offered(run, need)}</td>`)}
</tr>`,
  )}</tbody>
</table>
</section>`;
}

function offered({ rules }: RunView, need: Need): Markup {
  const lacking = rules.filter(({ lacks }) => lacks.includes(need));
  if (lacking.length === 0)
    return html`<span class="good"><span aria-hidden="true">✓</span> offered</span>`;
  const locked = lacking.filter(({ outcome }) => outcome === 'locked').length;
  return html`<span class="neutral"><span aria-hidden="true">⊘</span> lacking, ${count(locked, 'rule')} locked</span>`;
}

function rulesThatNeed(need: Need): number {
  return catalogue.filter((rule) => rule.needs.includes(need)).length;
}
