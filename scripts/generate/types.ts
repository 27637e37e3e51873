import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { banner } from './banner.ts';
import { formatted } from './formatted.ts';
import type { Description } from './openapi.ts';

const NEVER = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);

/** The types of the description; what can never be there (`not: {}`) is `never`. */
export async function renderTypes(description: Description): Promise<string> {
  const source = structuredClone(description) as unknown as OpenAPI3;
  const nodes = await openapiTS(source, {
    alphabetize: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: (schema) => (isNothing(schema) ? NEVER : undefined),
  });
  return await formatted(`${banner('//')}\n${astToString(nodes)}`);
}

function isNothing(schema: object): boolean {
  if (!('not' in schema)) return false;
  return (
    typeof schema.not === 'object' && schema.not !== null && Object.keys(schema.not).length === 0
  );
}
