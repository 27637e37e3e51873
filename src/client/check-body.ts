import type { ValidationError, Validator } from '../../generated/validators.js';
import { ClientError } from './client-error.ts';
import type { Conceal } from './conceal.ts';
import { essentialKey } from './documented.ts';
import type { DocumentedStatus } from './result.ts';

/** The validators of the documented bodies, by status. */
export type Validators = Readonly<Record<string, Validator>>;

/**
 * Loaded when asked for, and before anything is sent: they are larger than the rest of the client, and
 * an update whose answer cannot be judged had better not be made.
 */
export async function loadValidators(): Promise<Validators> {
  try {
    return (await import('../../generated/validators.js')).statuses;
  } catch {
    throw new ClientError('configuration', 'The validators could not be loaded.');
  }
}

/**
 * Without validators only what the client itself touches is looked at: that the body is an object, and
 * that its essential member (`data`, `errors`) is one.
 *
 * @throws {ClientError} of kind `invalid`, with the pointer of the deepest fault
 */
export function checkBody(
  status: DocumentedStatus,
  body: unknown,
  validators: Validators | undefined,
  conceal: Conceal,
): asserts body is Record<string, unknown> {
  if (!isObject(body)) throw invalid(status, '', 'must be object');
  const key = essentialKey(status);
  if (key !== undefined && !isObject(body[key])) throw invalid(status, `/${key}`, 'must be object');
  if (validators === undefined) return;
  const validator = validators[status];
  // A documented status without a validator would be a body that nobody has looked at.
  if (validator === undefined) throw invalid(status, '', 'has no validator');
  if (validator(body)) return;
  const { pointer, reason } = deepest(validator.errors ?? []);
  throw invalid(status, conceal.pointer(pointer), reason);
}

interface Fault {
  readonly pointer: string;
  readonly reason: string;
}

// Where a body may have several shapes, the errors of all of them are listed, the outermost last.
function deepest(errors: readonly ValidationError[]): Fault {
  let deepestFault: Fault = { pointer: '', reason: 'is not as documented' };
  let depth = 0;
  for (const { instancePath, params, message } of errors) {
    const { missingProperty: missing } = params;
    const pointer = typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath;
    const ownDepth = pointer.split('/').length;
    if (ownDepth <= depth) continue;
    depth = ownDepth;
    // ajv's sentence repeats the schema, never the data.
    const reason = typeof missing === 'string' ? 'is missing' : (message ?? deepestFault.reason);
    deepestFault = { pointer, reason };
  }
  return deepestFault;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(status: number, pointer: string, reason: string): ClientError {
  const place = pointer === '' ? 'The body' : pointer;
  const message = `The answer ${status} is not the documented one: ${place} ${reason}.`;
  return new ClientError('invalid', message, { status, pointer });
}
