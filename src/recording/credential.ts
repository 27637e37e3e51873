/** Headers by which a request may have been let in; that they were sent matters, what they held does not. */
export const CREDENTIAL = /cookie|token|key|session|auth/i;

/** Whether the name of such a header is made of words, and no secret itself. */
export function isCredentialName(name: string): boolean {
  return /^(?:[A-Za-z]{1,14}[-_])*[A-Za-z]{1,14}$/.test(name) && name.length <= 40;
}
