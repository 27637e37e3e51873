/** A fault in what people wrote: it is told in one line, without a stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

export function inDescription(message: string): Problem {
  return new Problem(`openapi/openapi.yaml: ${message}`);
}

export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}
