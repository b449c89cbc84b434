'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';

/** What is shown of a dataset. It stands in the address, so that it can be reloaded and sent to a colleague. */
export interface DatasetView {
  search: string;
  notFound: boolean;
  /** Null shows the newest. */
  version: number | null;
  /** The case that is open; `new` for one that is being written. */
  caseId: string | null;
}

export function useDatasetView(): [DatasetView, (change: Partial<DatasetView>) => void] {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const view = useMemo((): DatasetView => {
    const version = Number(parameters.get('version') ?? Number.NaN);
    return {
      search: parameters.get('q') ?? '',
      notFound: parameters.get('notFound') === 'true',
      version: Number.isSafeInteger(version) && version >= 0 ? version : null,
      caseId: parameters.get('case'),
    };
  }, [parameters]);
  const change = useCallback(
    (part: Partial<DatasetView>) => {
      const { search, notFound, version, caseId } = { ...view, ...part };
      const next = new URLSearchParams();
      if (search !== '') next.set('q', search);
      if (notFound) next.set('notFound', 'true');
      if (version !== null) next.set('version', String(version));
      if (caseId !== null) next.set('case', caseId);
      const query = next.toString();
      // Typing replaces, so that Back leaves the page and not a letter.
      const method = part.search === undefined ? 'pushState' : 'replaceState';
      window.history[method](null, '', query === '' ? pathname : `${pathname}?${query}`);
    },
    [pathname, view],
  );
  return [view, change];
}
