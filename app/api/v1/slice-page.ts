import { ValidationError } from '@/lib/errors';

/**
 * A page of a short list that is in memory anyway; the cursor is the id of the last item before it.
 *
 * @throws ValidationError where that item is no longer in the list: from the beginning again, a reader would never end
 */
export function slicePage<Item extends { id: string }>(
  all: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Item[]; nextCursor: string | null } {
  const before = cursor === undefined ? -1 : all.findIndex((item) => item.id === cursor);
  if (cursor !== undefined && before === -1) {
    const message = 'is not one that this list gave, or what it stands for is gone: read the list anew';
    throw new ValidationError([{ path: 'cursor', message }]);
  }
  const start = before + 1;
  const items = all.slice(start, start + limit);
  return { items, nextCursor: start + limit < all.length ? (items.at(-1)?.id ?? null) : null };
}
