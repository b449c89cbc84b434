'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** The answer that the address names (`?answer=`), which is open in the inspector; the setter writes it there, for a reload or a colleague. */
export function useAddressedAnswer(): [string | null, (id: string | null) => void] {
  const pathname = usePathname();
  const id = useSearchParams().get('answer');
  const set = useCallback(
    (next: string | null) => {
      const query = next === null ? '' : `?answer=${encodeURIComponent(next)}`;
      window.history.replaceState(null, '', `${pathname}${query}`);
    },
    [pathname],
  );
  return [id, set];
}
