/**
 * What identifies a finding from run to run: the rule, and what of it is broken. Baselines, JUnit, SARIF and
 * annotations name it so.
 *
 * @param rule the id of the rule
 * @param pointer of the finding; may be empty
 */
export function findingKey(rule: string, pointer: string): string {
  return pointer === '' ? rule : `${rule} at ${pointer}`;
}
