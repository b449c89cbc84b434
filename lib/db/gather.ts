interface Limits<Item> {
  /** Most items of one statement. */
  most?: number;
  /** What an item weighs, in the unit of `mostWeight`; one that is heavier than that runs alone. */
  weightOf?: (item: Item) => number;
  mostWeight?: number;
}

interface Call<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes one statement of many: what is asked for while a statement runs goes into the next one together. Whoever asks alone
 * waits for nobody. Where a statement for several fails, each is tried alone, so that one bad item fails by itself.
 *
 * @param run answers in the order of its items; it may be called again for items of a call that failed
 */
export function gather<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most = 50, weightOf = () => 0, mostWeight = Number.POSITIVE_INFINITY }: Limits<Item> = {},
): (item: Item) => Promise<Result> {
  const waiting: Call<Item, Result>[] = [];
  let running = false;

  function take(): Call<Item, Result>[] {
    let weight = 0;
    let count = 0;
    for (const { item } of waiting) {
      weight += weightOf(item);
      if (count > 0 && (count === most || weight > mostWeight)) break;
      count += 1;
    }
    return waiting.splice(0, count);
  }

  async function settle(calls: readonly Call<Item, Result>[]): Promise<void> {
    try {
      const results = await run(calls.map(({ item }) => item));
      calls.forEach(({ resolve }, i) => resolve(results[i]!));
    } catch (error) {
      if (calls.length === 1) calls[0]!.reject(error);
      else for (const call of calls) await settle([call]);
    }
  }

  async function drain(): Promise<void> {
    running = true;
    // Those who ask in the same breath go together.
    await Promise.resolve();
    while (waiting.length > 0) await settle(take());
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void drain();
    });
}
