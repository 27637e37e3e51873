import type { Description, Operation, Parameter, PathItem } from './openapi.ts';
import { resolve } from './openapi.ts';
import { pointerTo } from './pointer.ts';
import { inDescription } from './problem.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export interface Place {
  path: string;
  method: string;
  pointer: string;
  operation: Operation;
  /** The names of the path parameters, in the order of the description. */
  parameters: readonly string[];
  /** Where answers show the state and the members that failed. */
  update: Record<string, string>;
}

/** The one operation of the description. */
export function onlyOperation(description: Description): Place {
  const found = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({ path, method, item })),
  );
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) {
    throw inDescription(`there are ${found.length} operations instead of one`);
  }
  const { path, method, item } = only;
  const operation = item[method] as Operation;
  const pointer = pointerTo('paths', path, method);
  const update = operation['x-partial-update'];
  if (update === undefined) throw inDescription(`${pointer} has no x-partial-update`);
  const parameters = pathParameters(description, item, operation);
  return { path, method, pointer, operation, parameters, update };
}

function pathParameters(description: Description, item: PathItem, operation: Operation): string[] {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolve<Parameter>(description, parameter))
    .filter((parameter) => parameter.in === 'path')
    .map(({ name }) => name);
}
