import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputData, JSONSchemaInput, JSONSchemaStore, quicktype } from 'quicktype-core';

// quicktype writes the types of another language from the schemas of the description.
// Arguments: the description, and the file to write.

const [source = '', target = ''] = process.argv.slice(2);
const SCHEMAS = ['WebhookUpdate', 'UpdateSucceeded', 'InvalidData'];

class Description extends JSONSchemaStore {
  fetch() {
    return Promise.resolve(JSON.parse(readFileSync(source, 'utf8')));
  }
}

const input = new JSONSchemaInput(new Description(), []);
for (const name of SCHEMAS) {
  await input.addSource({ name, uris: [`file:///openapi.json#/components/schemas/${name}`] });
}
const inputData = new InputData();
inputData.addInput(input);
const { lines } = await quicktype({ inputData, lang: 'python' });
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, lines.join('\n'));
