/** Something in the command or its environment is wrong. The message says what, where and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
