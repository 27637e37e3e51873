import type { GivenUp } from '../drive/driver.ts';
import type { Obstacle } from './preflight.ts';

/** A service that lets nothing through any more, or takes too long, cannot be judged to the end. */
export function obstacleOf({ exchange, why, until }: GivenUp): Obstacle {
  const { id, response } = exchange;
  const answered = `request ${id} was answered with status ${response?.status}`;
  const told = { judged: true, request: id } as const;
  if (why === 'slow')
    return {
      ...told,
      seen: `the service kept the run waiting for longer, in all, than it may; the last of it was request ${id}`,
      advice: 'Is the service well? --max-wait grants more time, and --rate lowers the pace.',
    };
  if (why === 'wait')
    return {
      ...told,
      seen: `${answered}, and the service asks to wait until ${dateOf(until)}`,
      advice:
        'That is longer than a run waits in all (--max-wait). Try again then, or lower the pace with --rate.',
    };
  return {
    ...told,
    seen: `${answered} each time that it was sent`,
    advice: 'The rate limit is used up. Try again later, or lower the pace with --rate.',
  };
}

/** An instant to the second, as everybody reads it. */
function dateOf(time: number | undefined): string {
  const date = new Date(time ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return 'some far day';
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
