import { severities, standings } from '../../../generated/terms.ts';
import { endingOf, outcomes } from '../view/outcomes.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** What every word of the page means. */
export function legendSection(): Markup {
  return html`<section aria-labelledby="legend" class="legend">
<h2 id="legend">Legend</h2>
<h3>How a rule ends</h3>
<dl>${outcomes.map((outcome) => {
    const { word, mark, meaning, tone } = endingOf(outcome);
    return html`<div><dt class="ending ${tone}"><span class="mark" aria-hidden="true">${mark}</span> ${word}</dt><dd>${meaning}</dd></div>`;
  })}</dl>
<h3>How a run ends</h3>
<dl>
<div><dt>conforms</dt><dd>No rule failed, and at least one update and one partial update were decided. Exit code 0.</dd></div>
<div><dt>does not conform</dt><dd>At least one rule failed. Exit code 1.</dd></div>
<div><dt>differs from its baseline</dt><dd>No other rule failed than the baseline knows, and something that it says is no longer so. Exit code 1.</dd></div>
<div><dt>could not be judged</dt><dd>The target was not reached, or too little was decided to say anything. Exit code 3.</dd></div>
<div><dt>was not restored</dt><dd>A webhook is not what it was before the run. Exit code 4.</dd></div>
</dl>
<h3>Where a rule comes from (standing)</h3>
<dl>${terms(standings)}</dl>
<h3>What a breach does (severity)</h3>
<dl>${terms(severities)}</dl>
</section>`;
}

function terms(words: Readonly<Record<string, string>>): Markup[] {
  return Object.entries(words).map(
    ([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`,
  );
}
