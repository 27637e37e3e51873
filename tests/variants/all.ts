import { answerVariants } from './answers.ts';
import { bodyVariants } from './bodies.ts';
import { frameworkVariants } from './frameworks.ts';
import { inFlightVariants } from './in-flight.ts';
import { startVariants } from './starts.ts';
import { timeVariants } from './times.ts';
import { valueVariants } from './values.ts';
import type { Variant } from './variant.ts';

/** Every right server that differs. */
export const variants: readonly Variant[] = [
  ...valueVariants,
  ...bodyVariants,
  ...answerVariants,
  ...timeVariants,
  ...inFlightVariants,
  ...startVariants,
  ...frameworkVariants,
];
