/** A webhook that another run of this machine is at work on. */
export class ClaimedError extends Error {}
