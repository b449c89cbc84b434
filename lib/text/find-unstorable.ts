/**
 * Finds the first text or key in a JSON value that a database can't hold: one with a NUL character or with half of a surrogate
 * pair (F23).
 *
 * @param mayHold names of top-level fields whose owner cleans them itself
 * @returns where it is, as keys and positions from the outside in; null where there is none
 */
export function findUnstorable(value: unknown, mayHold: readonly string[] = []): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return [key.replaceAll('\0', '').toWellFormed()];
    const inside = mayHold.includes(key) ? null : findUnstorable(part);
    if (inside) return [key, ...inside];
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
