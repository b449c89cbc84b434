'use client';

import { useEffect, useState } from 'react';
import type { PaletteItem, SearchObjects } from './types';

interface ObjectSearch {
  found: PaletteItem[];
  searching: boolean;
  failed: boolean;
}

const nothing: PaletteItem[] = [];

/** Searches 150 ms after the last letter; an older search never overwrites a newer one. */
export function useObjectSearch(query: string, search: SearchObjects): ObjectSearch {
  const [answer, setAnswer] = useState<{ query: string; found: PaletteItem[]; failed: boolean } | null>(null);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      search(wanted, controller.signal)
        .then((found) => setAnswer({ query: wanted, found, failed: false }))
        .catch(() => {
          if (!controller.signal.aborted) setAnswer({ query: wanted, found: [], failed: true });
        });
    }, 150);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted, search]);
  if (wanted === '') return { found: nothing, searching: false, failed: false };
  const current = answer?.query === wanted;
  // The last results stay until the new ones are there: no flicker between two letters.
  return { found: answer?.found ?? nothing, searching: !current, failed: current && answer.failed };
}
