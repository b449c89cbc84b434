/**
 * A prompt's text, split into what stands there literally and what is put in later. `start` and `end` are UTF-16 offsets
 * of the placeholder in the text, so that an editor can mark it.
 */
export type TemplatePart =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'variable'; name: string; start: number; end: number }
  | { kind: 'include'; prompt: string; label: string; start: number; end: number };

/**
 * `{{name}}` or `{{> prompt@label}}`, with spaces or tabs inside allowed. Names are letters of any script, digits, `_`, `-` and
 * `.`, at most 100 characters. There is no nesting and no backtracking beyond one placeholder, so matching is linear.
 */
const PLACEHOLDER =
  /\{\{[ \t]*(?:([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99})|>[ \t]*([a-z0-9._/-]{1,200})@([a-z0-9._-]{1,64}))[ \t]*\}\}/gu;

/**
 * Splits a template. Everything that is not exactly a placeholder is literal: `{{#if}}`, `{{ a + b }}`, `${x}` and a lone `{{`
 * come out as they stand. Putting the parts' source texts together again gives the template.
 */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let position = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start > position)
      parts.push({ kind: 'text', text: template.slice(position, start), start: position, end: start });
    const [, name, prompt, label] = match;
    if (name !== undefined) parts.push({ kind: 'variable', name, start, end });
    else if (prompt !== undefined && label !== undefined) parts.push({ kind: 'include', prompt, label, start, end });
    position = end;
  }
  if (position < template.length) {
    parts.push({ kind: 'text', text: template.slice(position), start: position, end: template.length });
  }
  return parts;
}

/** The names of a template's own variables in the order they first appear; those of included prompts are not among them. */
export function templateVariables(template: string): string[] {
  const names = new Set<string>();
  for (const part of parseTemplate(template)) if (part.kind === 'variable') names.add(part.name);
  return [...names];
}
