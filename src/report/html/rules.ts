import { groups, standings } from '../../../generated/terms.ts';
import { count } from '../count.ts';
import type { RuleView } from '../view/rule.ts';
import type { GroupView, RunView } from '../view/run.ts';
import { findingItem } from './findings.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { ruleAnchor } from './names.ts';
import { proofLine } from './proof.ts';

/** The rules of a run by group, each with its statement, source and evidence. */
export function ruleSection(run: RunView, index: number): Markup {
  const shown = new Set(run.exchanges?.shown.map(({ id }) => id));
  return html`<section aria-labelledby="rules-${index}">
<h2 id="rules-${index}">Rules on ${run.target}</h2>
${run.groups.map(
  ({ name, rules, tally }) => html`<section class="group">
<h3>${name} <span class="tally">${tallyText(tally)}</span></h3>
<p class="about">${groups[name]}</p>
${rules.map((rule) => ruleItem(rule, index, shown))}
</section>`,
)}
</section>`;
}

function tallyText(tally: GroupView['tally']): string {
  return tally.map(({ ending, count: n }) => `${n} ${ending.word}`).join(', ');
}

function ruleItem(view: RuleView, run: number, shown: ReadonlySet<number>): Markup {
  const { id, outcome, ending, rule, findings } = view;
  const { word, mark, tone } = ending;
  const open = outcome === 'fail' ? html` open` : undefined;
  return html`<details class="rule ${tone}" id="${ruleAnchor(run, id)}" data-outcome="${outcome}"${open}>
<summary><span class="ending"><span class="mark" aria-hidden="true">${mark}</span> ${word}</span> <code class="id">${id}</code> <span class="statement">${rule?.statement}</span></summary>
<div class="inside">
${findings.length === 0 ? undefined : html`<ol class="findings">${findings.map((finding) => findingItem(finding, run, shown))}</ol>`}
${view.hasMore ? html`<p>And more, of which nothing is kept.</p>` : undefined}
${answersList(view.answers)}
<dl class="facts">${facts(view)}</dl>
</div>
</details>`;
}

function facts({ id, rule, place, exercised, lacks, severity }: RuleView): (Markup | undefined)[] {
  const fact = (name: string, text: string | Markup): Markup =>
    html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
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
function answersList(answers: RuleView['answers']): Markup | undefined {
  if (answers.length === 0) return undefined;
  return html`<ul class="answers">${answers.map(
    ([answer, n]) => html`<li>${answer} <span class="n">${count(n, 'time')}</span></li>`,
  )}</ul>`;
}
