/** A page of a short list that is in memory anyway; the cursor is the id of the last item before it. */
export function slicePage<Item extends { id: string }>(
  all: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Item[]; nextCursor: string | null } {
  const start = cursor === undefined ? 0 : all.findIndex((item) => item.id === cursor) + 1;
  const items = all.slice(start, start + limit);
  return { items, nextCursor: start + limit < all.length ? (items.at(-1)?.id ?? null) : null };
}
