'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';

const GIVE_UP_MS = 8_000;

/** A line at the top from the click on a link until the page that it leads to is there. */
export function NavigationProgress() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [left, setLeft] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (link.target !== '' || link.hasAttribute('download') || link.origin !== window.location.origin) return;
      const target = link.pathname + link.search;
      if (target !== window.location.pathname + window.location.search) setLeft(here);
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, [here]);
  useEffect(() => {
    if (left === null) return;
    // A link to a file leaves the page where it is.
    const timer = setTimeout(() => setLeft(null), GIVE_UP_MS);
    return () => clearTimeout(timer);
  }, [left]);
  if (left !== null && left !== here) setLeft(null);
  if (left !== here) return null;
  return (
    <div aria-hidden className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <div className="bg-primary animate-along h-full w-1/3" />
    </div>
  );
}
