import { fileURLToPath } from 'node:url';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { banner } from './banner.ts';
import type { Contract } from './contract.ts';
import { schemaKey, validatorFor } from './schemas.ts';

/** Where ajv's runtime is found. */
const HERE = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Validators that need neither ajv nor the description, as one ES module. ajv's own ES modules contain
 * `require`, so it writes CommonJS, which esbuild turns into a module with all it needs inside.
 */
export async function renderValidators(schemas: Ajv2020, contract: Contract): Promise<string> {
  const symbols = new Map<string, string>();
  const validator = (pointer: string) => {
    validatorFor(schemas, pointer);
    const symbol = symbols.get(pointer) ?? `validate${symbols.size}`;
    symbols.set(pointer, symbol);
    return `validators.${symbol}`;
  };
  const table = (pointers: readonly (readonly [string, string])[]) => {
    const lines = pointers.map(([key, pointer]) => `${JSON.stringify(key)}: ${validator(pointer)}`);
    return `{ ${lines.join(', ')} }`;
  };
  const answers = Object.entries(contract.answers).map(
    ([name, { pointer }]) => [name, pointer] as const,
  );
  const entry = [
    `import validators from 'validators';`,
    `export const request = ${validator(contract.requestSchema)};`,
    `export const state = ${validator(contract.stateSchema)};`,
    `export const answers = ${table(answers)};`,
    `export const statuses = ${table(Object.entries(contract.bodySchemas))};`,
  ];
  const keys = [...symbols].map(([pointer, symbol]) => [symbol, schemaKey(pointer)]);
  return await bundled(standaloneCode.default(schemas, Object.fromEntries(keys)), entry);
}

async function bundled(validators: string, entry: readonly string[]): Promise<string> {
  const result = await build({
    absWorkingDir: HERE,
    stdin: { contents: entry.join('\n'), resolveDir: HERE, sourcefile: 'validators' },
    plugins: [
      {
        name: 'validators',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /ajv\/dist\/runtime\/ucs2length$/ }, () => ({
            path: 'length',
            namespace: 'length',
          }));
          onLoad({ filter: /.*/, namespace: 'length' }, () => ({ contents: LENGTH }));
          onResolve({ filter: /^validators$/ }, ({ path }) => ({ path, namespace: 'ajv' }));
          onLoad({ filter: /.*/, namespace: 'ajv' }, () => ({
            contents: validators,
            resolveDir: HERE,
          }));
        },
      },
    ],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    banner: { js: banner('//') },
  });
  return result.outputFiles[0]?.text ?? '';
}

/**
 * The length of a text in characters. ajv's own looks at every character; most texts have no surrogate, which
 * the engine tells thirty times as fast.
 */
const LENGTH = `exports.default = (text) => {
  let length = text.length;
  if (/[\\ud800-\\udbff]/.test(text)) {
    length = 0;
    for (const _ of text) length += 1;
  }
  return length;
};`;

/** The types of the same module. */
export function renderValidatorTypes({ bodySchemas }: Contract): string {
  const statuses = Object.keys(bodySchemas).map((status) => `'${status}'`);
  return `${banner('//')}
import type { AnswerName } from './contract.ts';

export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Says whether the data is valid; if not, \`errors\` holds the reasons until the next call. */
export type Validator = ((data: unknown) => boolean) & { errors?: null | ValidationError[] };

/** The request body. */
export const request: Validator;
/** The webhook as an answer shows it. */
export const state: Validator;
/** The documented bodies, by what they answer. */
export const answers: Record<AnswerName, Validator>;
/** The documented bodies, by status alone. */
export const statuses: Record<${statuses.join(' | ')}, Validator>;
`;
}
