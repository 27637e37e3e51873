// Validates answers by one of several validators, and tells what one costs.
// validators.mjs WHICH DESCRIPTION STANDALONE MILLISECONDS
import { readFileSync } from 'node:fs';

const [which, description, standalone, milliseconds] = process.argv.slice(2);
const { components } = JSON.parse(readFileSync(description, 'utf8'));
const { UpdateSucceeded, Timestamp, Webhook } = components.schemas;
const example = components.responses.Updated.content['application/json'].examples.updated.value;

const ways = {
  'json-parse': () => (text) => JSON.parse(text) !== undefined,
  standalone: async () => (await import(standalone)).answers.success,
  ajv: withAjv,
  cfworker: withCfworker,
  valibot: withValibot,
  zod: withZod,
};

const texts = Array.from({ length: 64 }, (_, place) => JSON.stringify(like(place)));
const good = which === 'json-parse' ? texts : texts.map((text) => JSON.parse(text));

const start = performance.now();
const validate = await ways[which]();
validate(good[0]);
const setUp = performance.now() - start;

if (which !== 'json-parse') check();
run(Number(milliseconds) / 2);
process.stdout.write(JSON.stringify({ setUp, each: run(Number(milliseconds)) }));

/** The answer of the description with other values, so that nothing can be kept from one to the next. */
function like(place) {
  const data = { ...example.data, name: `Webhook ${place}`, timeout: 5 + place, enabled: true };
  return { ...example, data: { ...data, status: 'active' } };
}

/** Milliseconds that one answer takes. */
function run(atLeast) {
  let rounds = 0;
  const begin = performance.now();
  let taken = 0;
  while (taken < atLeast) {
    for (let repeat = 0; repeat < 20; repeat += 1)
      for (const answer of good)
        if (!validate(answer)) throw new Error(`${which} refuses an answer`);
    rounds += 20;
    taken = performance.now() - begin;
  }
  return taken / rounds / good.length;
}

/** The comparison is one only if all know the same wrong answers. */
function check() {
  const { id: _, ...without } = example.data;
  const wrong = [
    { data: without },
    { data: { ...example.data, id: 'no-uuid' } },
    { data: { ...example.data, timeout: '45' } },
    { data: { ...example.data, events: [1] } },
    { data: { ...example.data, created_at: 'yesterday' } },
    { data: { ...example.data, status: 'asleep' } },
    { success: false },
  ];
  for (const change of wrong) {
    if (validate({ ...example, ...change }))
      throw new Error(`${which} takes ${JSON.stringify(change)}`);
  }
}

/** As `npm run generate` has it compiled, but at the start. */
async function withAjv() {
  const [{ Ajv2020 }, { default: formats }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv, { mode: 'full', formats: ['uri', 'uuid'] });
  return ajv.compile({ $ref: '#/components/schemas/UpdateSucceeded', components });
}

async function withCfworker() {
  const { Validator } = await import('@cfworker/json-schema');
  const schema = { $ref: '#/components/schemas/UpdateSucceeded', components };
  const validator = new Validator(schema, '2020-12', false);
  return (answer) => validator.validate(answer).valid;
}

async function withValibot() {
  const v = await import('valibot');
  const uuid = v.pipe(v.string(), v.uuid());
  const time = v.pipe(v.string(), v.regex(new RegExp(Timestamp.pattern)));
  const integer = v.pipe(v.number(), v.integer());
  const schema = v.looseObject({
    success: v.literal(UpdateSucceeded.properties.success.const),
    message: v.literal(UpdateSucceeded.properties.message.const),
    data: v.looseObject({
      id: uuid,
      agent_id: uuid,
      name: v.string(),
      webhook_url: v.string(),
      events: v.array(v.string()),
      timeout: integer,
      max_retries: integer,
      enabled: v.boolean(),
      created_at: time,
      updated_at: time,
      events_count: integer,
      status: v.picklist(Webhook.properties.status.enum),
    }),
  });
  return (answer) => v.safeParse(schema, answer).success;
}

async function withZod() {
  const { z } = await import('zod');
  const time = z.string().regex(new RegExp(Timestamp.pattern));
  const schema = z.looseObject({
    success: z.literal(UpdateSucceeded.properties.success.const),
    message: z.literal(UpdateSucceeded.properties.message.const),
    data: z.looseObject({
      id: z.guid(),
      agent_id: z.guid(),
      name: z.string(),
      webhook_url: z.string(),
      events: z.array(z.string()),
      timeout: z.int(),
      max_retries: z.int(),
      enabled: z.boolean(),
      created_at: time,
      updated_at: time,
      events_count: z.int(),
      status: z.enum(Webhook.properties.status.enum),
    }),
  });
  return (answer) => schema.safeParse(answer).success;
}
