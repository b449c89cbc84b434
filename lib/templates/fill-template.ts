/** A template after its includes were put in: only literal text and variables are left. */
export type FillablePart = { kind: 'text'; text: string } | { kind: 'variable'; name: string };

/** What may be put in for a variable; numbers and booleans appear as JavaScript writes them. */
export type VariableValue = string | number | boolean;
export type Variables = Readonly<Record<string, VariableValue>>;

/** The most that one filled template may hold, in UTF-16 code units: far above any model's context window. */
export const MAX_FILLED_LENGTH = 4_000_000;

/** Thrown when a filled template would exceed `limit` UTF-16 code units; nothing beyond the limit is ever built. */
export class FilledTemplateTooLongError extends Error {
  constructor(readonly limit: number) {
    super(`The filled-in prompt is longer than ${limit} characters.`);
    this.name = 'FilledTemplateTooLongError';
  }
}

/** The value under `name` if it is an own property, else undefined: `constructor` and `__proto__` are names like any other. */
export function ownValue(variables: Variables, name: string): VariableValue | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/**
 * Puts the values in, once: what a value contains is never looked at again, so a value `{{secret}}` stays those ten
 * characters. A variable without a value stays standing as `{{name}}` and is named in `missing`.
 *
 * @throws FilledTemplateTooLongError before more than `limit` code units are built
 */
export function fillTemplate(
  parts: readonly FillablePart[],
  variables: Variables,
  limit = MAX_FILLED_LENGTH,
): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const pieces: string[] = [];
  let length = 0;
  for (const part of parts) {
    let piece: string;
    if (part.kind === 'text') piece = part.text;
    else {
      const value = ownValue(variables, part.name);
      if (value === undefined) missing.add(part.name);
      piece = value === undefined ? `{{${part.name}}}` : String(value);
    }
    length += piece.length;
    if (length > limit) throw new FilledTemplateTooLongError(limit);
    pieces.push(piece);
  }
  return { text: pieces.join(''), missing: [...missing] };
}
