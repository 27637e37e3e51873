import type * as FastCheck from 'fast-check';
import type { Setting } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import type { Plan } from '../exchange/planned.ts';
import { goodValues } from './good-values.ts';
import type { PlanInput } from './input.ts';
import { ask, readBack, writable } from './input.ts';
import { nearMisses } from './near-misses.ts';

/** One step of a random sequence: updates sent at once, or one body that has to be refused. */
export interface RandomStep {
  readonly kind: 'update' | 'refused' | 'together';
  readonly bodies: readonly JsonObject[];
}

/** The longest sequence, and the most updates in flight in one. */
const LONGEST = 12;
const IN_FLIGHT = 4;

/** Random sequences of updates, refused bodies and updates in flight together. fast-check shrinks them. */
export function sequencesOf(
  fc: typeof FastCheck,
  input: PlanInput,
): FastCheck.Arbitrary<RandomStep[]> {
  const settings = writable(input);
  const member = (setting: Setting): FastCheck.Arbitrary<[string, Json][]> =>
    fc
      .option(anyOf(fc, goodValues(setting, input.host)), { nil: undefined })
      .map((value) => (value === undefined ? [] : [[setting.name, value]]));
  const good = fc
    .tuple(...settings.map(member))
    .map((members): JsonObject => Object.fromEntries(members.flat()));
  const bad = fc
    .constantFrom(...settings)
    .chain((setting) => fc.tuple(fc.constant(setting), missOf(fc, setting, input)));
  return fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: good.map((body): RandomStep => ({ kind: 'update', bodies: [body] })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(good, bad).map(
          ([body, [setting, miss]]): RandomStep => ({
            kind: 'refused',
            bodies: [{ ...body, [setting.name]: miss }],
          }),
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(good, { minLength: 2, maxLength: IN_FLIGHT })
          .map((bodies): RandomStep => ({ kind: 'together', bodies })),
      },
    ),
    { minLength: 1, maxLength: LONGEST },
  );
}

/** A sequence as requests, between two reads of the webhook. */
export function* playSequence(input: PlanInput, steps: readonly RandomStep[]): Plan {
  yield readBack(input, 'read the webhook before a random sequence');
  for (const { kind, bodies } of steps) {
    yield bodies.map((body) => ask(input, `random sequence: ${kind}`, body));
  }
  yield readBack(input, 'read the webhook after a random sequence');
}

function anyOf(fc: typeof FastCheck, values: readonly Json[]): FastCheck.Arbitrary<Json> {
  return fc.constantFrom(...values);
}

function missOf(
  fc: typeof FastCheck,
  setting: Setting,
  input: PlanInput,
): FastCheck.Arbitrary<Json> {
  return anyOf(
    fc,
    nearMisses(setting, input.host).map(({ value }) => value),
  );
}
