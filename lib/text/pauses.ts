/**
 * For long work on a thread that others need: called now and then, and awaited, it lets everything else have its turn, as soon as
 * `everyMs` of work have gone by since the last one.
 */
export function createPauses(everyMs = 10): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < everyMs) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        began = performance.now();
        resolve();
      }),
    );
  };
}
