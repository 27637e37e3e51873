import type { RuleId } from '../../generated/catalogue.ts';
import type { Figures } from './figures.ts';
import { MOST_REQUESTS, sameRules } from './figures.ts';
import type { FaultResult, Results, TwinResult, VariantResult } from './results.ts';

/** Everything that keeps a proof from holding, one line each. */
export function complaintsAbout(results: Results, figures: Figures): string[] {
  const { twin, faults, variants } = results;
  return [
    ...aboutTwin(twin, figures),
    ...faults.flatMap(aboutFault),
    ...variants.flatMap(aboutVariant),
    ...[...figures.kills]
      .filter(([, ids]) => ids.length === 0)
      .map(([rule]) => `rule ${rule}: no fault breaks it`),
    ...figures.questions
      .filter((question) => question.answers.size < 2)
      .map(
        ({ rule, answers: found }) => `rule ${rule}: only ${found.size} answer among the variants`,
      ),
  ];
}

/** What keeps the twin from being judged in full. */
function aboutTwin(
  twin: TwinResult,
  { keywords, answers }: Pick<Figures, 'keywords' | 'answers'>,
): string[] {
  return [
    ...aboutVariant(twin),
    ...twin.unexercised.map((rule) => `twin: ${rule} is not exercised`),
    ...missing(keywords).map(
      (keyword) => `twin: ${keyword} is not tried with a good and a bad value`,
    ),
    ...answers.all
      .filter((name) => !answers.seen.includes(name))
      .map((name) => `twin: the answer ${name} is never seen`),
  ];
}

function missing({ all, tried }: Figures['keywords']): string[] {
  return all.filter((keyword) => !tried.includes(keyword));
}

/** How the rules that caught a fault differ from those that it breaks. */
function aboutFault(fault: FaultResult): string[] {
  const { id, breaks, caught } = fault;
  return [
    ...aboutRun(`fault ${id}`, fault),
    ...(caught.length === 0 && breaks.length > 0
      ? [`fault ${id}: survives (${fault.sentence})`]
      : differences(`fault ${id}`, breaks, caught)),
  ];
}

/** What a variant is charged with. */
function aboutVariant(variant: VariantResult): string[] {
  return [
    ...aboutRun(`variant ${variant.id}`, variant),
    ...differences(`variant ${variant.id}`, variant.warns, variant.caught),
  ];
}

function aboutRun(who: string, { requests, obstacle }: FaultResult | VariantResult): string[] {
  return [
    ...(obstacle === undefined ? [] : [`${who}: is not judged: ${obstacle}`]),
    ...(requests > MOST_REQUESTS ? [`${who}: needs ${requests} requests`] : []),
  ];
}

function differences(who: string, wanted: readonly RuleId[], caught: readonly RuleId[]): string[] {
  if (sameRules(wanted, caught)) return [];
  const extra = caught.filter((rule) => !wanted.includes(rule));
  const lacking = wanted.filter((rule) => !caught.includes(rule));
  return [
    `${who}: ${[
      ...(extra.length > 0 ? [`caught by ${extra.join(', ')}`] : []),
      ...(lacking.length > 0 ? [`not caught by ${lacking.join(', ')}`] : []),
    ].join('; ')}`,
  ];
}
