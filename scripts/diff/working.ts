import { readDescription } from '../generate/description.ts';
import { readRules } from '../generate/rules.ts';
import type { Contract } from './compare.ts';

/** The description and the catalogue as they are in openapi/. */
export async function readWorking(root: string): Promise<Contract> {
  const { description } = await readDescription(root);
  const { rows } = await readRules(root, description);
  return { description, rules: rows };
}
