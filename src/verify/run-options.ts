import type { RuleId, Severity } from '../../generated/catalogue.ts';
import type { HeldVerdict } from '../config/held.ts';
import type { DriveOptions } from '../drive/driver.ts';
import type { Context } from '../exchange/context.ts';
import type { Plan } from '../exchange/planned.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { PlanName } from '../plan/plans.ts';
import type { Replay } from './search.ts';

/** How a target is verified. */
export interface RunOptions extends DriveOptions {
  readonly plan?: PlanName;
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
  /** Told what the judge is told besides the traffic, before anything is sent. */
  readonly onContext?: (context: Context) => void;
  /** File that keeps what the webhooks were, until they are restored. Without it nothing is restored. */
  readonly journal?: string;
  /**
   * How long to wait, in milliseconds, before restored webhooks are looked at again where an update was sent
   * and not answered, and so may still be applied; 10 s by default.
   */
  readonly settle?: number;
  /** Changes the plan on its way to the driver, for who looks at plans. */
  readonly alter?: (plan: Plan) => Plan;
  /** Ends the run after the first error of which this says that it counts. */
  readonly failFast?: (rule: RuleId, pointer: string) => boolean;
  /** Read each webhook with GET ahead of the first write, where the service has that. */
  readonly readFirst?: boolean;
  /**
   * Whether to send what can end a server: bodies that nest deeper than its stack goes. By default only to a server
   * on this machine.
   */
  readonly robust?: boolean;
  /** Where the random sequences of the exhaustive plan begin. */
  readonly replay?: Replay;
  /** Hosts to which a webhook may lead; the one that it has already by default. Example hosts without a journal. */
  readonly webhookHosts?: readonly string[];
  /** Takes out of a verdict what is known, so that the exhaustive plan searches for something else. */
  readonly excuse?: (verdict: Verdict) => HeldVerdict;
}
