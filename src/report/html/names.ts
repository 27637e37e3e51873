/** The anchor of a rule in a run. */
export function ruleAnchor(run: number, id: string): string {
  return `r${run}-${id.replace('/', '-')}`;
}

/** The anchor of an exchange in a run. */
export function exchangeAnchor(run: number, id: number): string {
  return `r${run}-exchange-${id}`;
}
