import { describe, expect, test } from 'vitest';
import { extensionsIn } from '../../scripts/generate/description.ts';
import type { Description, Media, Response } from '../../scripts/generate/openapi.ts';
import { resolve } from '../../scripts/generate/openapi.ts';
import { onlyOperation } from '../../scripts/generate/operation.ts';
import { pointerTo } from '../../scripts/generate/pointer.ts';
import { loadSchemas, validatorFor } from '../../scripts/generate/schemas.ts';
import { description } from './sources.ts';

interface Example {
  at: string;
  schema: string;
  value: unknown;
}

/** Every example with the schema that it stands beside or in. */
function examplesIn(node: unknown, path: readonly string[] = []): Example[] {
  if (typeof node !== 'object' || node === null) return [];
  const { schema, example, examples } = node as Partial<Media> & { example?: unknown };
  const at = pointerTo(...path);
  const target = schema === undefined ? at : (schema.$ref ?? `${at}/schema`);
  const here: Example[] = [];
  if (example !== undefined) here.push({ at: `${at}/example`, schema: target, value: example });
  for (const [name, value] of Object.entries(examples ?? {})) {
    const data = Array.isArray(examples) ? value : value.value;
    here.push({ at: `${at}/examples/${name}`, schema: target, value: data });
  }
  const below = Object.entries(node)
    .filter(([key]) => key !== 'example' && key !== 'examples')
    .flatMap(([key, value]) => examplesIn(value, [...path, key]));
  return [...here, ...below];
}

function invalidExamples(document: Description): string[] {
  const names = extensionsIn(document).map(([, name]) => name);
  const schemas = loadSchemas(document, [...new Set(names)]);
  return examplesIn(document)
    .filter(({ schema, value }) => !validatorFor(schemas, schema)(value))
    .map(({ at }) => at);
}

test('every example is valid against its schema', () => {
  expect(invalidExamples(description)).toEqual([]);
});

test.each([
  [
    'an example of a body',
    '#/components/responses/NotFound/content/application~1json/examples/agentNotFound',
  ],
  ['an example of a member', '#/components/schemas/Webhook/properties/timeout/examples/0'],
  ['an example of a parameter', '#/components/parameters/AgentId/example'],
])('%s that its schema refuses is found', (_, pointer) => {
  const doctored = structuredClone(description);
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/'));
  const last = parts.pop() ?? '';
  // biome-ignore lint/suspicious/noExplicitAny: a walk through a document whose shape is the point
  const parent = parts.reduce((place: any, part) => place[part], doctored);
  parent[last] = parts.at(-1) === 'examples' && parts.includes('content') ? { value: {} } : {};
  expect(invalidExamples(doctored)).toEqual([pointer]);
});

describe('every documented body', () => {
  const { operation } = onlyOperation(description);
  const bodies = Object.entries(operation.responses)
    .map(([status, reference]) => ({ status, response: resolve<Response>(description, reference) }))
    .filter(({ response }) => response.content !== undefined);

  test.each(bodies)('has a named example: $status', ({ response }) => {
    const names = Object.values(response.content ?? {}).flatMap((media) =>
      Object.keys(media.examples ?? {}),
    );
    expect(names).not.toEqual([]);
  });

  test('has an example that says which of several bodies of one status it is', () => {
    const media = bodies.find(({ status }) => status === '404')?.response.content ?? {};
    expect(Object.keys(media['application/json']?.examples ?? {})).toHaveLength(2);
  });
});

test.each(['WebhookUpdate', 'Webhook'])('every member of %s has an example', (name) => {
  const found = examplesIn(description).map(({ at }) => at);
  const pointer = `#/components/schemas/${name}`;
  const { properties = {} } = resolve(description, { $ref: pointer }) as {
    properties?: Record<string, { $ref?: string }>;
  };
  const without = Object.entries(properties)
    .map(([member, { $ref }]) => [
      `${pointer}/properties/${member}/examples/0`,
      `${$ref}/examples/0`,
    ])
    .filter((places) => !places.some((place) => found.includes(place)));
  expect(Object.keys(properties)).not.toEqual([]);
  expect(without).toEqual([]);
});
