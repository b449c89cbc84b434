/** A cache that never holds more than twice its size. */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  /** Keeps the value and gives it back. */
  set(key: string, value: Value): Value;
}

/**
 * A cache for pure functions, bounded by two generations: when the young one is full it becomes the old one, and what is
 * read from the old one moves back. As good as least-recently-used in practice and without its cost on every read.
 */
export function boundedCache<Value>(size: number): BoundedCache<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const set = (key: string, value: Value): Value => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      return older === undefined ? undefined : set(key, older);
    },
    set,
  };
}
