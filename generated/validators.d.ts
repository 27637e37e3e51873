// Written by `npm run generate` from openapi/; change that, not this.
import type { AnswerName } from './contract.ts';

export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Says whether the data is valid; if not, `errors` holds the reasons until the next call. */
export type Validator = ((data: unknown) => boolean) & { errors?: null | ValidationError[] };

/** The request body. */
export const request: Validator;
/** The webhook as an answer shows it. */
export const state: Validator;
/** The documented bodies, by what they answer. */
export const answers: Record<AnswerName, Validator>;
/** The documented bodies, by status alone. */
export const statuses: Record<'200' | '401' | '404' | '422', Validator>;
