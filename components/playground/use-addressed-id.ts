'use client';

import { usePathname } from 'next/navigation';
import { useState } from 'react';

/**
 * The comparison's id in the address (`base/id`), or null. The setter names the one whose address is being pushed: the router tells of
 * a pushed address a moment later, and the old one must not be loaded in between.
 */
export function useAddressedId(base: string): [string | null, (id: string) => void] {
  const pathname = usePathname();
  const [pushed, setPushed] = useState<{ from: string; id: string } | null>(null);
  const moved = pushed !== null && pushed.from !== pathname;
  if (moved) setPushed(null);
  const rest = pathname.slice(base.length + 1);
  const id = pushed !== null && !moved ? pushed.id : rest === '' ? null : decodeURIComponent(rest);
  return [id, (next) => setPushed({ from: pathname, id: next })];
}
