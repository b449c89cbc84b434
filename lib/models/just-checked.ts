/**
 * Remembers for a moment what was checked before a request was taken on, so that the call which follows at once does not
 * check it again. Only what follows a check may rely on it: a new request is checked afresh.
 *
 * @param holdsMs how long a check holds from when it was begun, in milliseconds; nothing stays in memory for longer
 */
export function justChecked<Value>(holdsMs: number) {
  const checks = new Map<string, { value: Value; begunAt: number }>();
  return {
    /** @param begunAt on the clock of `performance.now()` */
    remember(key: string, value: Value, begunAt: number): Value {
      const check = { value, begunAt };
      checks.set(key, check);
      const forget = () => checks.get(key) === check && checks.delete(key);
      setTimeout(forget, holdsMs).unref();
      return value;
    },
    recall(key: string): Value | undefined {
      const found = checks.get(key);
      return found && performance.now() - found.begunAt <= holdsMs ? found.value : undefined;
    },
    /** What it rests on has changed. */
    forget(key: string): void {
      checks.delete(key);
    },
  };
}
