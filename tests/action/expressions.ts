/** What `${{ … }}` may name, such as `inputs` and `steps`. */
export type Contexts = Readonly<Record<string, unknown>>;

/**
 * Puts values into a text of a workflow or an action. Only what the project's own files use is known:
 * a path such as `steps.run.outputs.json`, a text in quotes, and `||` between them.
 *
 * @throws Error for anything else
 */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    String(evaluate(expression, contexts) ?? ''),
  );
}

/** The value of an expression. */
function evaluate(expression: string, contexts: Contexts): unknown {
  let value: unknown;
  for (const part of expression.split('||')) {
    value = operand(part.trim(), contexts);
    if (value !== '' && value !== undefined && value !== false) return value;
  }
  return value;
}

function operand(text: string, contexts: Contexts): unknown {
  const literal = /^'([^']*)'$/.exec(text);
  if (literal !== null) return literal[1];
  if (!/^[\w-]+(\.[\w-]+)*$/.test(text)) throw new Error(`Nobody taught us ${text}.`);
  const [name = '', ...path] = text.split('.');
  if (!Object.hasOwn(contexts, name)) throw new Error(`There is no context ${name}.`);
  let value = contexts[name];
  for (const key of path) value = (value as Contexts | undefined)?.[key];
  return value;
}
