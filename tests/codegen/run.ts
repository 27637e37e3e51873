import { isDeepStrictEqual } from 'node:util';
import { createTwin } from '../../src/twin/app.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import { bad, good } from '../values.ts';
import type { Caller, Place } from './caller.ts';

// Makes the calls of the generator named, one that is taken and one that is refused, to a fresh twin.

const [name = ''] = process.argv.slice(2);
const [GOOD, BAD] = [good('timeout'), bad('timeout')];

const { call } = (await import(`./callers/${name}.ts`)) as { call: Caller };
const twin = createTwin({});
const served = await serveTwin({ twin });
try {
  const { token, agentId, webhookId } = twin.ids;
  const place: Place = { url: served.url, token, agentId, webhookId };
  const found = await call(place, GOOD, BAD);
  const wanted = { timeout: GOOD, refused: ['timeout'] };
  if (!isDeepStrictEqual(found, wanted)) throw new Error(`it found ${JSON.stringify(found)}`);
} finally {
  await served.close();
}
