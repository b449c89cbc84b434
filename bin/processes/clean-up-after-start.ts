/** Long enough for what is loaded after the first answer; short enough that nobody has begun to work. */
const AFTER_MS = 3_000;

/**
 * Gives back once what only the start has needed: an idle process doesn't come to do it by itself. Does nothing where the
 * starter did not allow it.
 */
export function cleanUpAfterStart(): void {
  setTimeout(() => globalThis.gc?.(), AFTER_MS).unref();
}
