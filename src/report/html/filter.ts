import { tallyOf } from '../view/outcomes.ts';
import type { RunView } from '../view/run.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** The filter of rules and exchanges. It is hidden until the script that makes it work runs. */
export function filterForm(runs: readonly RunView[]): Markup {
  const ended = tallyOf(runs.flatMap(({ rules }) => rules));
  return html`<form id="filter" class="filter" role="search" aria-label="Rules and exchanges" hidden>
<label class="text">Filter by text <input type="search" id="filter-text" autocomplete="off" placeholder="timeout, 422, auth/…"></label>
<fieldset><legend>Show rules that ended as</legend>${ended.map(
    ({ outcome, ending, count }) =>
      html`<label class="check"><input type="checkbox" name="outcome" value="${outcome}" checked> ${ending.word} <span class="n">${count}</span></label>`,
  )}</fieldset>
<div class="actions"><button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button><button type="reset">Reset</button><output id="filter-count" for="filter-text"></output></div>
</form>`;
}
