import type { Description, Schema } from './openapi.ts';
import { resolve } from './openapi.ts';

/** The members of the request body with their limits; an absent keyword is an absent key. */
export function readSettings(description: Description, pointer: string) {
  return propertiesOf(description, pointer).map(({ name, schema, pointer }) => ({
    name,
    pointer,
    ...pick(schema, ['type', 'format', 'minimum', 'maximum', 'maxLength', 'minItems', 'enum']),
    elsewhere: schema['x-elsewhere'],
    items: schema.items && entries(resolve(description, schema.items)),
    writeOnly: schema.writeOnly === true,
    unordered: schema['x-unordered'] === true,
    agreed: schema['x-agreed'],
    example: schema.examples?.[0],
  }));
}

/** The members of the state that an answer shows. */
export function readMembers(description: Description, pointer: string) {
  const { required = [] } = resolve<Schema>(description, { $ref: pointer });
  return propertiesOf(description, pointer).map(({ name, schema, pointer }) => ({
    name,
    pointer,
    ...pick(schema, ['type', 'enum']),
    readOnly: schema.readOnly === true,
    required: required.includes(name),
    equalsParameter: schema['x-equals-parameter'],
    constant: schema['x-constant'] === true,
    clock: schema['x-clock'],
    counts: schema['x-counts'],
    follows: schema['x-follows'],
    timestamp: schema['x-timestamp'] === true,
    example: schema.examples?.[0],
  }));
}

function propertiesOf(description: Description, pointer: string) {
  const { properties = {} } = resolve<Schema>(description, { $ref: pointer });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    pointer: `${pointer}/properties/${name}`,
    schema: resolve(description, schema),
  }));
}

function entries({ type, enum: values = [], 'x-elsewhere': elsewhere = [] }: Schema) {
  return { type, enum: values, elsewhere };
}

function pick<K extends keyof Schema>(schema: Schema, keys: readonly K[]): Pick<Schema, K> {
  const present = keys.filter((key) => schema[key] !== undefined);
  return Object.fromEntries(present.map((key) => [key, schema[key]])) as Pick<Schema, K>;
}
