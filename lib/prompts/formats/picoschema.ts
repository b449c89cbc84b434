import { isRecord } from './carried-prompt';

type Json = Record<string, unknown>;
const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any']);

/**
 * Turns Picoschema, dotprompt's short way of writing a JSON Schema, into the long one: `name?: string, what it is`,
 * `list(array): string`, `thing(object): …`, `kind(enum): [a, b]`, `(*): …`. A JSON Schema passes as it is.
 *
 * @returns null for what is neither, such as the name of a schema that is kept elsewhere
 */
export function fromPicoschema(given: unknown): Json | null {
  if (typeof given === 'string') {
    const scalar = readScalar(given);
    return scalar && { ...scalar };
  }
  if (!isRecord(given)) return null;
  if (typeof given.type === 'string' || '$ref' in given || 'anyOf' in given || '$schema' in given) return given;
  if (isRecord(given.properties)) return { type: 'object', ...given };
  const properties: Json = {};
  const required: string[] = [];
  let further: unknown = false;
  for (const [key, value] of Object.entries(given)) {
    const match = /^([^?(]*)(\?)?(?:\((array|object|enum|\*)(?:,\s*(.*))?\))?$/.exec(key.trim());
    if (!match) return null;
    const [, name = '', optional, kind, description] = match;
    const schema = readField(kind, value);
    if (!schema) return null;
    const described = description ? { ...schema, description } : schema;
    if (kind === '*') {
      further = described;
      continue;
    }
    properties[name] = described;
    if (!optional) required.push(name);
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: further,
  };
}

function readField(kind: string | undefined, value: unknown): Json | null {
  if (kind === 'enum') return Array.isArray(value) ? { enum: value } : null;
  const inner = fromPicoschema(value);
  if (kind === 'array') return inner && { type: 'array', items: inner };
  return inner;
}

function readScalar(text: string): Json | null {
  const [, type = '', description] = /^\s*(\w+)\s*(?:,\s*(.*))?$/s.exec(text) ?? [];
  if (!SCALARS.has(type)) return null;
  return { ...(type === 'any' ? {} : { type }), ...(description ? { description } : {}) };
}
