import type { Description, Media, Response } from '../generate/openapi.ts';
import { resolve } from '../generate/openapi.ts';
import { onlyOperation } from '../generate/operation.ts';

/** A named example of a body, and the file that it is published in. */
export interface Example {
  readonly file: string;
  /** What it shows, in a few words. */
  readonly summary: string;
  readonly value: unknown;
}

/** The named examples of the operation: `examples/200-updated.json` … */
export function examplesOf(description: Description): readonly Example[] {
  const { operation } = onlyOperation(description);
  const body = resolve(description, operation.requestBody ?? { content: {} });
  const answers = Object.entries(operation.responses).flatMap(([status, response]) =>
    named(status, resolve<Response>(description, response).content ?? {}),
  );
  return [...named('request', body.content), ...answers];
}

function named(prefix: string, content: Readonly<Record<string, Media>>): readonly Example[] {
  return Object.values(content).flatMap(({ examples = {} }) =>
    Object.entries(examples).map(([name, { summary = name, value }]) => ({
      file: `examples/${prefix}-${name}.json`,
      summary,
      value,
    })),
  );
}
