import { systemClock } from '../../src/drive/clock.ts';
import { faults } from '../faults/all.ts';
import type { Service } from './service.ts';
import { serve } from './service.ts';

/** Takes a timeout of 121 seconds, which is one too many. */
export const TOO_LONG = 'limit-timeout-max-121';

/** A service with one fault. It is closed after the test. */
export function serveFault(id: string): Promise<Service> {
  const fault = faults.find((each) => each.id === id);
  if (fault === undefined) throw new Error(`There is no fault ${id}.`);
  const wrong = fault.make(systemClock);
  return serve(({ again }) => wrong.fetch(again()));
}
