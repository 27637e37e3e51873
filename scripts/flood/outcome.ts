/** What came of a flood. */
export interface Outcome {
  readonly what: string;
  /** In figures, for people. */
  readonly came: string;
  /** What is not as it has to be. */
  readonly complaints: readonly string[];
}
