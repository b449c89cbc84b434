const HIGH_SURROGATE_AT_END = /[\uD800-\uDBFF]$/;

/** Text that Postgres can hold: no NUL, no half of a surrogate pair (F23). */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The same for everything inside a JSON value, the names of members too: a model may put anything into a tool's input. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [storable(name), storableJson(member)]));
}

/**
 * Makes a stream's pieces storable. Some providers cut an emoji in two between pieces; its first half waits for the second here.
 *
 * @returns takes a piece, gives what can be passed on; an empty text where nothing can yet
 */
export function wholeCharacters(): (piece: string) => string {
  let half = '';
  return (piece) => {
    const text = half + piece;
    half = HIGH_SURROGATE_AT_END.exec(text)?.[0] ?? '';
    return storable(half === '' ? text : text.slice(0, -1));
  };
}
