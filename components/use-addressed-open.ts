'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';

/**
 * Whether a window is open that the address can ask for, `?new=true` for the name `new`: so the command palette leads to it
 * from everywhere. The address is clean again at once, so that closing it leaves nothing behind and a reload doesn't open it.
 */
export function useAddressedOpen(name: string): [boolean, (open: boolean) => void] {
  const asked = useSearchParams().get(name) === 'true';
  const [open, setOpen] = useState(asked);
  const [before, setBefore] = useState(asked);
  if (asked !== before) {
    setBefore(asked);
    if (asked) setOpen(true);
  }
  useEffect(() => {
    if (!asked) return;
    const address = new URL(window.location.href);
    address.searchParams.delete(name);
    window.history.replaceState(null, '', address);
  }, [asked, name]);
  return [open, setOpen];
}
