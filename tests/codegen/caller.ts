/** Where a caller finds the service, and what it may touch there. */
export interface Place {
  readonly url: string;
  readonly token: string;
  readonly agentId: string;
  readonly webhookId: string;
}

/** What a caller has to find out: the time-out as it is stored, and the members that a refusal names. */
export interface Found {
  readonly timeout: number;
  readonly refused: readonly string[];
}

/** Sets the time-out to a value, then to one that is refused. */
export type Caller = (place: Place, good: number, bad: number) => Promise<Found>;
