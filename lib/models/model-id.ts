import { ValidationError } from '@/lib/errors';

/** A model's id in its parts: the connection's name (or `builtin`) and what the provider calls the model. */
export interface ModelId {
  connection: string;
  model: string;
}

/**
 * Splits `connection/model` at the first slash; the model's own name may hold more.
 * @throws {ValidationError} where either part is missing.
 */
export function splitModelId(id: string): ModelId {
  const slash = id.indexOf('/');
  if (slash < 1 || slash === id.length - 1) {
    throw new ValidationError([{ path: 'model', message: `“${id}” must be written as connection/model.` }]);
  }
  return { connection: id.slice(0, slash), model: id.slice(slash + 1) };
}
