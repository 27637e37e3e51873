import { follow } from './pointer.ts';

/** As much of OpenAPI as the generator reads. */
export interface Description {
  openapi: string;
  info: { title: string; version: string };
  servers?: readonly { url: string }[];
  paths?: Record<string, PathItem>;
  components?: Record<string, unknown>;
}

export interface PathItem {
  parameters?: readonly Referable<Parameter>[];
  [method: string]: unknown;
}

export interface Operation {
  operationId: string;
  parameters?: readonly Referable<Parameter>[];
  requestBody?: Referable<{ content: Record<string, Media> }>;
  responses: Record<string, Referable<Response>>;
  'x-partial-update'?: Record<string, string>;
}

export interface Parameter {
  name: string;
  in: string;
}

export interface Response {
  content?: Record<string, Media>;
}

export interface Media {
  schema: Schema;
  examples?: Record<string, { summary?: string; value: unknown }>;
}

export interface Schema {
  $ref?: string;
  title?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly string[];
  examples?: readonly unknown[];
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  readOnly?: boolean;
  writeOnly?: boolean;
  'x-agreed'?: { accepted: string; refused: string };
  'x-answers'?: string;
  'x-clock'?: { since: string; resolution: number };
  'x-constant'?: boolean;
  'x-counts'?: string;
  'x-elsewhere'?: readonly string[];
  'x-equals-parameter'?: string;
  'x-follows'?: { member: string; allowed: Record<'true' | 'false', readonly string[]> };
  'x-timestamp'?: boolean;
  'x-unordered'?: boolean;
}

export type Referable<T> = T | { $ref: string };

/** The object itself, or the one that its `$ref` names; members beside a `$ref` win. */
export function resolve<T extends object>(description: Description, value: Referable<T>): T {
  if (!('$ref' in value) || value.$ref === undefined) return value as T;
  const { $ref, ...beside } = value;
  const target = follow(description, $ref) as Referable<T>;
  return { ...resolve(description, target), ...beside } as T;
}
