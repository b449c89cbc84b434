import type { JsonSchema } from './types';

const INDENT = '  ';
/** What JavaScript can count exactly; as a limit it says nothing. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** A schema in the notation of TypeScript, with limits and descriptions as comments. Named schemas stand as their names. */
export function schemaText(schema: JsonSchema, depth = 0): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => schemaText(choice, depth)))].join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => schemaText(part, depth)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => schemaText({ ...schema, type }, depth)).join(' | ');
  switch (schema.type) {
    case 'object':
      return objectText(schema, depth);
    case 'array':
      return arrayText(schema, depth);
    case undefined:
      return 'any';
    default:
      return schema.type;
  }
}

function arrayText({ items }: JsonSchema, depth: number): string {
  const inner = items ? schemaText(items, depth) : 'any';
  return inner.includes(' | ') && !inner.startsWith('{') ? `(${inner})[]` : `${inner}[]`;
}

function objectText({ properties = {}, required = [], additionalProperties }: JsonSchema, depth: number): string {
  const margin = INDENT.repeat(depth + 1);
  const fields = Object.entries(properties).map(([name, property]) => {
    const mark = required.includes(name) ? '' : '?';
    const note = noteOn(property);
    return `${margin}${name}${mark}: ${schemaText(property, depth + 1)}${note ? `  // ${note}` : ''}`;
  });
  if (typeof additionalProperties === 'object') {
    fields.push(`${margin}[name]: ${schemaText(additionalProperties, depth + 1)}`);
  }
  if (fields.length === 0) return additionalProperties === true ? '{ … }' : '{}';
  return `{\n${fields.join('\n')}\n${INDENT.repeat(depth)}}`;
}

/** Limits, the default and the description of a value, in one line. */
export function noteOn(schema: JsonSchema): string {
  const range = (unit: string, least: number | undefined, most: number | undefined) => {
    const low = least === undefined || least <= -NO_LIMIT ? undefined : least;
    const high = most === undefined || most >= NO_LIMIT ? undefined : most;
    if (low === undefined && high === undefined) return [];
    if (low === undefined) return [`at most ${high}${unit}`];
    return high === undefined ? [`at least ${low}${unit}`] : [`${low} to ${high}${unit}`];
  };
  return [
    ...range('', schema.minimum, schema.maximum),
    ...range(' characters', schema.minLength, schema.maxLength),
    ...range(' items', schema.minItems, schema.maxItems),
    ...(schema.format === 'date-time' ? ['ISO 8601'] : []),
    ...(schema.default === undefined ? [] : [`${JSON.stringify(schema.default)} unless told`]),
    ...(schema.description ? [schema.description] : []),
  ].join('; ');
}

/** `Document` of `#/components/schemas/Document`. */
export function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}
