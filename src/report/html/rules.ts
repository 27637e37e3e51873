import { groups, standings } from '../../../generated/terms.ts';
import type { HeldRule } from '../../config/held.ts';
import { grouped } from '../../exchange/grouped.ts';
import { count } from '../count.ts';
import type { RunVerdict } from '../document.ts';
import type { KeptExchanges } from '../keep.ts';
import { endingOf, tally } from '../outcomes.ts';
import { placeOf, ruleOf } from '../place.ts';
import { shownRules } from '../shown-rules.ts';
import { findingItem } from './findings.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { ruleAnchor } from './names.ts';
import { proofLine } from './proof.ts';

/** The rules of a run by group, each with its statement, source and evidence. */
export function ruleSection(
  run: RunVerdict,
  index: number,
  kept: KeptExchanges | undefined,
): Markup {
  const byGroup = grouped(shownRules(run), ({ id }) => id.split('/')[0] ?? '');
  const shown = new Set(kept?.shown.map(({ id }) => id));
  return html`<section aria-labelledby="rules-${index}">
<h2 id="rules-${index}">Rules on ${run.target}</h2>
${[...byGroup].map(
  ([group, rules]) => html`<section class="group">
<h3>${group} <span class="tally">${tallyText(rules)}</span></h3>
<p class="about">${groups[group]}</p>
${rules.map((rule) => ruleItem(rule, index, shown))}
</section>`,
)}
</section>`;
}

function tallyText(rules: readonly HeldRule[]): string {
  return tally(rules)
    .map(([outcome, n]) => `${n} ${endingOf(outcome).label}`)
    .join(', ');
}

function ruleItem(verdict: HeldRule, run: number, shown: ReadonlySet<number>): Markup {
  const { id, outcome, findings, observed, more } = verdict;
  const { label, mark, tone } = endingOf(outcome);
  const rule = ruleOf(id);
  const open = outcome === 'fail' ? html` open` : undefined;
  return html`<details class="rule ${tone}" id="${ruleAnchor(run, id)}" data-outcome="${outcome}"${open}>
<summary><span class="ending"><span class="mark" aria-hidden="true">${mark}</span> ${label}</span> <code class="id">${id}</code> <span class="statement">${rule?.statement}</span></summary>
<div class="inside">
${findings.length === 0 ? undefined : html`<ol class="findings">${findings.map((finding) => findingItem(verdict, finding, run, shown))}</ol>`}
${more === undefined ? undefined : html`<p>And more, of which nothing is kept.</p>`}
${answersTable(observed)}
<dl class="facts">${facts(verdict)}</dl>
</div>
</details>`;
}

function facts({ id, exercised, lacks, severity }: HeldRule): (Markup | undefined)[] {
  const rule = ruleOf(id);
  const fact = (name: string, text: string | Markup): Markup =>
    html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
  const place = rule === undefined ? undefined : placeOf(rule);
  const proof = proofLine(id);
  return [
    fact('Judged', exercised === 0 ? 'never' : count(exercised, 'time')),
    lacks.length === 0 ? undefined : fact('The target lacks', lacks.join(', ')),
    rule === undefined ? undefined : fact('Source', rule.source),
    rule === undefined
      ? undefined
      : fact('Standing', `${rule.standing}: ${standings[rule.standing]}`),
    severity === undefined
      ? undefined
      : fact('Severity', `${severity} here, ${rule?.severity ?? 'unknown'} otherwise`),
    place === undefined
      ? undefined
      : fact('Described', html`${place.file}, line ${place.line} <code>${place.at}</code>`),
    rule?.breach === undefined ? undefined : fact('Typical breach', rule.breach),
    proof === undefined ? undefined : fact('Proof', proof),
  ];
}

/** The answers that a target gave to an open question. */
function answersTable(observed: HeldRule['observed']): Markup | undefined {
  const answers = Object.entries(observed);
  if (answers.length === 0) return undefined;
  return html`<ul class="answers">${answers.map(
    ([answer, n]) => html`<li>${answer} <span class="n">${count(n, 'time')}</span></li>`,
  )}</ul>`;
}
