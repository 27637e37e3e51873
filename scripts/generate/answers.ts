import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Description, Operation, Response, Schema } from './openapi.ts';
import { resolve } from './openapi.ts';
import { pointerTo } from './pointer.ts';
import { inDescription } from './problem.ts';
import { validatorFor } from './schemas.ts';

export interface Answer {
  name: string;
  status: number;
  pointer: string;
  schema: string;
  example: unknown;
}

export interface Answers {
  /** By what they answer. */
  answers: Record<string, Answer>;
  /** Where the schema of each documented body stands, by status. */
  bodySchemas: Record<string, string>;
  /** The status without a documented body, which is the rate limit's. */
  limitStatus: number;
}

/** The documented answers: each is a component that says in `x-answers` what it answers. */
export function readAnswers(
  description: Description,
  operation: Operation,
  schemas: Ajv2020,
  mediaType: string,
): Answers {
  const answers: Record<string, Answer> = {};
  const bodySchemas: Record<string, string> = {};
  const limits: number[] = [];
  for (const [status, reference] of Object.entries(operation.responses)) {
    const response = resolve<Response>(description, reference);
    const media = response.content?.[mediaType];
    if (media === undefined) {
      limits.push(Number(status));
      continue;
    }
    if (!('$ref' in reference)) {
      throw inDescription(`the response ${status} is not a component`);
    }
    const parts = [...reference.$ref.split('/').slice(1), 'content', mediaType, 'schema'];
    bodySchemas[status] = media.schema.$ref ?? pointerTo(...parts);
    for (const pointer of referencesIn(media.schema)) {
      const name = resolve<Schema>(description, { $ref: pointer })['x-answers'];
      if (name === undefined) continue;
      const schema = pointer.slice(pointer.lastIndexOf('/') + 1);
      const isValid = validatorFor(schemas, pointer);
      const example = Object.values(media.examples ?? {}).find(({ value }) => isValid(value));
      if (example === undefined) {
        throw inDescription(`no example of the response ${status} is a ${schema}`);
      }
      answers[name] = { name, status: Number(status), pointer, schema, example: example.value };
    }
  }
  const [limitStatus, ...others] = limits;
  if (limitStatus === undefined || others.length > 0) {
    throw inDescription('not exactly one response is without a body (the rate limit)');
  }
  return { answers, bodySchemas, limitStatus };
}

function referencesIn({ $ref, anyOf = [], oneOf = [] }: Schema): string[] {
  return [...($ref === undefined ? [] : [$ref]), ...[...anyOf, ...oneOf].flatMap(referencesIn)];
}
