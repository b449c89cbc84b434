import { z } from 'zod';
import type { AnswerError, Template } from './schema';

type Schema = NonNullable<Template['outputSchema']>;

/** Deviations that are named; more say nothing more. */
const NAMED = 5;
/** Of a schema, what is a regular expression of a person, which only an engine without backtracking might run. */
const PATTERNS = new Set(['pattern', 'patternProperties']);
/** Members whose own members are names, not keywords. */
const NAMES = new Set(['properties', '$defs', 'definitions']);

/**
 * Holds an answer against the JSON Schema that it was asked to follow. Regular expressions in the schema are not looked at,
 * and a schema with words that zod can't read is not held against anything.
 *
 * @param object the parsed answer; undefined where the text is no JSON
 * @returns null where it follows the schema, else what doesn't, place by place
 */
export function checkOutput(object: unknown, schema: Schema): AnswerError | null {
  if (object === undefined) {
    const detail = 'The answer is not JSON, which its output schema asks for.';
    return {
      code: 'output_mismatch',
      detail,
      hint: 'Ask for JSON in the prompt, or choose a model that keeps to schemas.',
    };
  }
  const expected = toZod(schema);
  const result = expected?.safeParse(object);
  if (!result || result.success) return null;
  const { issues } = result.error;
  const named = issues.slice(0, NAMED).map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
  const more = issues.length > NAMED ? `, and ${issues.length - NAMED} more` : '';
  return {
    code: 'output_mismatch',
    detail: `The answer does not follow its output schema: ${named.join('; ')}${more}.`,
  };
}

function toZod(schema: Schema): z.ZodType | null {
  try {
    return z.fromJSONSchema(withoutPatterns(schema, false) as Parameters<typeof z.fromJSONSchema>[0]);
  } catch {
    return null;
  }
}

function withoutPatterns(part: unknown, areNames: boolean): unknown {
  if (Array.isArray(part)) return part.map((each) => withoutPatterns(each, false));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => areNames || !PATTERNS.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutPatterns(value, !areNames && NAMES.has(name))]));
}
