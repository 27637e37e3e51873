import type { RunVerdict } from '../document.ts';
import { endingOf, tally } from '../outcomes.ts';
import { shownRules } from '../shown-rules.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** The filter of rules and exchanges. It is hidden until the script that makes it work runs. */
export function filterForm(runs: readonly RunVerdict[]): Markup {
  const ended = tally(runs.flatMap(shownRules));
  return html`<form id="filter" class="filter" role="search" aria-label="Rules and exchanges" hidden>
<label class="text">Filter by text <input type="search" id="filter-text" autocomplete="off" placeholder="timeout, 422, auth/…"></label>
<fieldset><legend>Show rules that ended as</legend>${ended.map(
    ([outcome, n]) =>
      html`<label class="check"><input type="checkbox" name="outcome" value="${outcome}" checked> ${endingOf(outcome).label} <span class="n">${n}</span></label>`,
  )}</fieldset>
<div class="actions"><button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button><button type="reset">Reset</button><output id="filter-count" for="filter-text"></output></div>
</form>`;
}
