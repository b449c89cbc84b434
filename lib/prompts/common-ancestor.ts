/** A version's two possible parents. */
interface Descent {
  version: number;
  parent: number | null;
  mergedFrom: number | null;
}

/** A version and everything that it descends from. */
export function ancestorsOf(versions: readonly Descent[], start: number): Set<number> {
  const byNumber = new Map(versions.map((row) => [row.version, row]));
  const found = new Set<number>();
  const waiting = [start];
  for (let version = waiting.pop(); version !== undefined; version = waiting.pop()) {
    const row = byNumber.get(version);
    if (!row || found.has(version)) continue;
    found.add(version);
    for (const parent of [row.parent, row.mergedFrom]) if (parent !== null) waiting.push(parent);
  }
  return found;
}

/**
 * The version that a three-way merge begins from: the newest that both descend from. Numbers only grow from parent to child, so the
 * newest of all common ancestors is never an ancestor of another one.
 */
export function commonAncestor(versions: readonly Descent[], a: number, b: number): number | null {
  const ofA = ancestorsOf(versions, a);
  const common = [...ancestorsOf(versions, b)].filter((version) => ofA.has(version));
  return common.length === 0 ? null : Math.max(...common);
}
