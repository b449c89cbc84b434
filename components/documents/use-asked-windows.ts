'use client';

import { useAddressedOpen } from '@/components/use-addressed-open';
import type { Collection } from '@/lib/documents/schema';
import { useState } from 'react';

type Importing = 'url' | 'site' | 'text' | null;

/** What is being imported; the address can ask for each (`?web=true`, `?site=true`, `?text=true`). */
export function useImporting(): [Importing, (what: Importing) => void] {
  const [url, setUrl] = useAddressedOpen('web');
  const [site, setSite] = useAddressedOpen('site');
  const [text, setText] = useAddressedOpen('text');
  const set = (what: Importing) => {
    setUrl(what === 'url');
    setSite(what === 'site');
    setText(what === 'text');
  };
  return [url ? 'url' : site ? 'site' : text ? 'text' : null, set];
}

/** The collection that is renamed, or `new` for one that is made (`?new=true` in the address). */
export function useEditing(): [Collection | 'new' | null, (what: Collection | 'new' | null) => void] {
  const [making, setMaking] = useAddressedOpen('new');
  const [renamed, setRenamed] = useState<Collection | null>(null);
  const set = (what: Collection | 'new' | null) => {
    setMaking(what === 'new');
    setRenamed(what === 'new' ? null : what);
  };
  return [renamed ?? (making ? 'new' : null), set];
}
