import type { DocumentFilter } from '@/lib/documents/schema';

/** What the list is narrowed by, as it stands in the page's address. */
export type ListFilter = Pick<DocumentFilter, 'q' | 'in' | 'status' | 'format' | 'tag'>;

const STATUSES = ['queued', 'processing', 'ready', 'failed'] as const;
const NAMES = ['q', 'in', 'status', 'format', 'tag'] as const;

/** Reads a filter from an address; what is no filter is left out. */
export function filterOf(values: (name: string) => string | null | undefined): ListFilter {
  const text = (name: string, longest: number): string | undefined => values(name)?.slice(0, longest) || undefined;
  const status = STATUSES.find((each) => each === values('status'));
  const q = text('q', 200);
  const format = text('format', 40);
  const tag = text('tag', 60);
  return {
    ...(q ? { q } : {}),
    ...(values('in') === 'text' ? { in: 'text' as const } : {}),
    ...(status ? { status } : {}),
    ...(format ? { format } : {}),
    ...(tag ? { tag } : {}),
  };
}

export const isFiltered = ({ q, status, format, tag }: ListFilter): boolean =>
  [q, status, format, tag].some((value) => value !== undefined);

/** The filter as parts of an address, in a fixed order. */
export function filterParams(filter: ListFilter): [string, string][] {
  return NAMES.flatMap((name): [string, string][] => {
    const value = filter[name];
    return value === undefined ? [] : [[name, value]];
  });
}
