import type { Ajv2020 } from 'ajv/dist/2020.js';
import { readAnswers } from './answers.ts';
import { checkExercisable } from './exercisable.ts';
import type { Description, Response, Schema } from './openapi.ts';
import { resolve } from './openapi.ts';
import { onlyOperation, type Place } from './operation.ts';
import { inDescription } from './problem.ts';
import { readMembers, readSettings } from './properties.ts';

const MEDIA_TYPE = 'application/json';

export type Contract = ReturnType<typeof readContract>;

/** What plan and judge need to know, in the terms of the domain instead of those of OpenAPI. */
export function readContract(description: Description, schemas: Ajv2020) {
  const place = onlyOperation(description);
  const { path, method, pointer, operation, parameters, update } = place;
  const answers = readAnswers(description, operation, schemas, MEDIA_TYPE);
  const request = requestSchema(description, place);
  const state = stateSchema(description, place);
  const members = readMembers(description, state);
  checkExercisable(
    description,
    request,
    members.map(({ name }) => name),
  );
  return {
    ...answers,
    requestSchema: request,
    stateSchema: state,
    settings: readSettings(description, request),
    members,
    operation: {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      prefix: /^(.*?)\/[^/{]*\/\{/.exec(path)?.[1] ?? '',
      parameters,
      mediaType: MEDIA_TYPE,
      state: update.state,
      blame: update.blame,
      statuses: Object.keys(operation.responses).map(Number),
      limitStatus: answers.limitStatus,
      server: description.servers?.[0]?.url,
      version: description.info.version,
      pointer,
    },
  };
}

function requestSchema(description: Description, { operation, pointer }: Place): string {
  const body = resolve(description, operation.requestBody ?? { content: {} });
  const reference = body.content[MEDIA_TYPE]?.schema.$ref;
  if (reference !== undefined) return reference;
  throw inDescription(`${pointer}/requestBody names no schema for ${MEDIA_TYPE}`);
}

/** The schema of the member of the 200 answer that shows the state. */
function stateSchema(description: Description, { operation, pointer, update }: Place): string {
  const response = resolve<Response>(description, operation.responses['200'] ?? {});
  let schema: Schema = response.content?.[MEDIA_TYPE]?.schema ?? {};
  for (const name of (update.state ?? '').split('/').slice(1)) {
    schema = resolve<Schema>(description, schema).properties?.[name] ?? {};
  }
  if (schema.$ref !== undefined) return schema.$ref;
  throw inDescription(`${pointer}/x-partial-update/state leads to no schema of the 200 answer`);
}
