/** One field of metadata as it is typed: a text stands as it is, anything else as JSON. */
export interface MetadataField {
  name: string;
  value: string;
}

/** How a value is shown to be edited; a text that would be read as JSON is put in quotes, so that it stays a text. */
export function writeField(value: unknown): string {
  return typeof value === 'string' && readField(value) === value ? value : JSON.stringify(value);
}

/** `2024` is a number, `true` a yes, `"2024"` a text, `["a"]` a list; what is no JSON is a text as it stands. */
export function readField(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const fieldsOf = (metadata: Record<string, unknown>): MetadataField[] =>
  Object.entries(metadata).map(([name, value]) => ({ name, value: writeField(value) }));

/** Fields without a name are left out; of two with one name the last counts. `__proto__` is a name like others. */
export function metadataOf(fields: readonly MetadataField[]): Record<string, unknown> {
  const named = fields.filter(({ name }) => name.trim() !== '');
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), readField(value)]));
}

/** `sea, rope` → two tags. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];
