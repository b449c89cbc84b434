/** A page of a list and where the next one begins. */
export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface PageRequest {
  /** 1 to 200. */
  limit: number;
  cursor?: string | undefined;
}

/** Asks for one row more than the page holds: whether it is there says whether there is a next page. */
export async function readPage<Item extends { id: string }>(
  { limit, cursor }: PageRequest,
  select: (page: PageRequest) => Promise<Item[]>,
): Promise<PageOf<Item>> {
  const rows = await select({ limit: limit + 1, cursor });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
