import { dereferenced } from '../generate/dereferenced.ts';
import type { Description } from '../generate/openapi.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * The description with what makes two of them look different and is not: references and the components
 * that they lead to, the version, and security requirements (they are compared by what they ask for).
 */
export function comparable(description: Description): Record<string, unknown> {
  const { components, ...whole } = withoutSecurity(dereferenced(description));
  const paths = Object.entries(whole.paths ?? {}).map(([path, item]) => [path, plain(item)]);
  const { securitySchemes = {} } = components ?? {};
  return {
    ...whole,
    info: { ...whole.info, version: '0.0.0' },
    paths: Object.fromEntries(paths),
    components: { securitySchemes },
  };
}

function plain(item: object): object {
  const parts = Object.entries(item).map(([key, value]) => {
    if (!METHODS.includes(key)) return [key, value];
    return [key, withoutSecurity(value)];
  });
  return Object.fromEntries(parts);
}

function withoutSecurity<T extends object>(value: T): T {
  const { security: _, ...rest } = value as T & { security?: unknown };
  return rest as T;
}
