'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { askParameters, readAsk, type Ask } from '@/components/retrieval';

/** What is asked of an index, as the address says it. */
export function useAskState(): [Ask, (ask: Ask) => void] {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const state = useMemo(() => readAsk(parameters), [parameters]);
  const setState = useCallback(
    (ask: Ask) => window.history.pushState(null, '', `${pathname}?${askParameters(ask)}`),
    [pathname],
  );
  return [state, setState];
}
