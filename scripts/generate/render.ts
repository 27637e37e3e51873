import { renderCatalogue } from './catalogue.ts';
import { renderConfigSchema } from './config-schema.ts';
import { renderConformance } from './conformance.ts';
import { readContract } from './contract.ts';
import { renderCovering } from './covering.ts';
import { readDescription } from './description.ts';
import { renderLines } from './lines.ts';
import { renderPage } from './page.ts';
import { renderContract } from './render-contract.ts';
import { readRules } from './rules.ts';
import { loadSchemas } from './schemas.ts';
import { renderTerms } from './terms.ts';
import { renderTypes } from './types.ts';
import { renderValidators, renderValidatorTypes } from './validators.ts';
import { renderVerdictSchema } from './verdict-schema.ts';

/** Every file of generated/ with its text, from the openapi/ folder of `root` and from the sources here; writes nothing. */
export async function render(root: string): Promise<Map<string, string>> {
  const { description, vocabulary } = await readDescription(root);
  const schemas = loadSchemas(description, vocabulary);
  const contract = readContract(description, schemas);
  const catalogue = await readRules(root, description);
  return new Map([
    ['openapi.json', `${JSON.stringify(description, null, 2)}\n`],
    ['types.ts', await renderTypes(description)],
    ['validators.js', await renderValidators(schemas, contract)],
    ['validators.d.ts', renderValidatorTypes(contract)],
    ['catalogue.ts', await renderCatalogue(catalogue)],
    ['contract.ts', await renderContract(contract)],
    ['covering.ts', await renderCovering(contract)],
    ['lines.ts', await renderLines(root, catalogue, contract)],
    ['terms.ts', await renderTerms(catalogue)],
    ['page.ts', await renderPage()],
    ['verdict.schema.json', renderVerdictSchema(catalogue)],
    ['config.schema.json', renderConfigSchema(catalogue)],
    ['CONFORMANCE.md', renderConformance(catalogue, contract)],
  ]);
}
