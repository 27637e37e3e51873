import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Description } from './openapi.ts';
import { firstLine, inDescription } from './problem.ts';

/** The name under which ajv knows the description; a JSON pointer into it names one of its schemas. */
const NAME = 'openapi.json';

/** ajv with every component of the description, strict but for the documented `x-` members. */
export function loadSchemas(description: Description, vocabulary: readonly string[]): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    code: { source: true, lines: true },
  });
  addFormats.default(ajv, { mode: 'full', formats: ['uri', 'uuid'] });
  ajv.addVocabulary(['components', ...vocabulary]);
  ajv.addSchema({ $id: NAME, components: description.components ?? {} });
  return ajv;
}

export function schemaKey(pointer: string): string {
  return NAME + pointer;
}

export function validatorFor(ajv: Ajv2020, pointer: string) {
  try {
    const validate = ajv.getSchema(schemaKey(pointer));
    if (validate !== undefined) return validate;
  } catch (error) {
    throw inDescription(`the schema at ${pointer}: ${firstLine(error)}`);
  }
  throw inDescription(`there is no schema at ${pointer}`);
}
