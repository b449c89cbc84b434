'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { filterOf, filterParams, type ListFilter } from './document-filter';

/** The filter of the list, which lives in the page's address: it survives a reload and can be sent to somebody. */
export function useListFilter(): [ListFilter, (filter: ListFilter) => void] {
  const search = useSearchParams();
  const path = usePathname();
  const filter = useMemo(() => filterOf((name) => search.get(name)), [search]);
  const set = useCallback(
    (next: ListFilter) => {
      const collection = search.get('collection');
      const params = new URLSearchParams([...(collection ? [['collection', collection]] : []), ...filterParams(next)]);
      const query = params.toString();
      window.history.replaceState(null, '', query === '' ? path : `${path}?${query}`);
    },
    [search, path],
  );
  return [filter, set];
}
