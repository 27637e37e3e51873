import { systemClock } from '../../src/drive/clock.ts';
import { faults } from '../faults/all.ts';
import { checkField } from '../prove/changes.ts';
import type { Changed } from '../prove/server.ts';
import { server } from '../prove/server.ts';
import { bad } from '../values.ts';
import type { Service } from './service.ts';
import { serve } from './service.ts';

/** Takes a timeout that is one too long, whatever the limit is. */
const takesTooMuch = server(
  checkField('timeout', (value, standard) => (value === bad('timeout') ? [] : standard(value))),
);

/** A service that takes a timeout that is one too long, or has the fault named. It is closed after the test. */
export function serveFaulty(id?: string): Promise<Service> {
  const wrong = (id === undefined ? takesTooMuch : faultOf(id))(systemClock);
  return serve(({ again }) => wrong.fetch(again()));
}

function faultOf(id: string): Changed {
  const fault = faults.find((each) => each.id === id);
  if (fault === undefined) throw new Error(`There is no fault ${id}.`);
  return fault.make;
}
