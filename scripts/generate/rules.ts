import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseDocument } from 'yaml';
import type { Description } from './openapi.ts';
import { follow } from './pointer.ts';
import { firstLine, Problem } from './problem.ts';

const SOURCE = 'openapi/rules.yaml';
const SCHEMA = 'openapi/rules.schema.json';

/** A row of the catalogue, as rules.schema.json describes it. */
export interface Row {
  id: string;
  statement: string;
  standing: string;
  severity: string;
  at: string;
  source: string;
  breach?: string;
  keyword?: string;
  needs?: readonly string[];
}

export interface Term {
  const: string;
  description: string;
}

export interface Catalogue {
  rows: readonly Row[];
  groups: readonly Term[];
  standings: readonly Term[];
  severities: readonly Term[];
  needs: readonly Term[];
}

interface RulesSchema {
  $defs: Record<'group' | 'standing' | 'severity' | 'need', { oneOf: Term[] }>;
}

/** The catalogue, with every row as its schema wants it, every id its own and every pointer leading somewhere. */
export async function readRules(root: string, description: Description): Promise<Catalogue> {
  const schema = await readSchema(root);
  const document = parseDocument(await read(root, SOURCE));
  const [broken] = document.errors;
  if (broken !== undefined) throw new Problem(`${SOURCE} is no YAML: ${firstLine(broken)}`);
  const rows = validated(document.toJS(), schema);
  const seen = new Set<string>();
  for (const { id, at } of rows) {
    if (seen.has(id)) throw new Problem(`${SOURCE}: the id ${id} is used twice`);
    seen.add(id);
    if (follow(description, at) === undefined) {
      throw new Problem(`${SOURCE}: ${id} points to ${at}, which is not in the description`);
    }
  }
  const { group, standing, severity, need } = schema.$defs;
  return {
    rows,
    groups: group.oneOf,
    standings: standing.oneOf,
    severities: severity.oneOf,
    needs: need.oneOf,
  };
}

function validated(data: unknown, schema: RulesSchema): readonly Row[] {
  const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  if (validate(data)) return (data as { rules: Row[] }).rules;
  const [error] = validate.errors ?? [];
  const path = error?.instancePath ?? '';
  const id = follow(data, `#${path.split('/').slice(0, 3).join('/')}/id`);
  const place =
    typeof id === 'string'
      ? `${id}${path
          .split('/')
          .slice(3)
          .map((part) => `/${part}`)
          .join('')}`
      : path;
  const detail = Object.values(error?.params ?? {}).join(', ');
  throw new Problem(
    `${SOURCE}: ${place || 'the file'} ${error?.message ?? 'is not valid'} (${detail})`,
  );
}

async function readSchema(root: string): Promise<RulesSchema> {
  const text = await read(root, SCHEMA);
  try {
    return JSON.parse(text) as RulesSchema;
  } catch (error) {
    throw new Problem(`${SCHEMA} is no JSON: ${firstLine(error)}`);
  }
}

async function read(root: string, file: string): Promise<string> {
  return await readFile(join(root, file), 'utf8').catch((error: unknown) => {
    throw new Problem(`${file} cannot be read: ${firstLine(error)}`);
  });
}
