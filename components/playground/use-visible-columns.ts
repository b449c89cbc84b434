'use client';

import { useEffect, useState, type RefObject } from 'react';

interface VisibleColumns {
  from: number;
  to: number;
}

/** The columns of equal width that can be seen in a box that scrolls sideways, and one more on each side. All while not `active`. */
export function useVisibleColumns(
  frame: RefObject<HTMLDivElement | null>,
  count: number,
  active: boolean,
): VisibleColumns {
  const [visible, setVisible] = useState<VisibleColumns>({ from: 0, to: count });
  useEffect(() => {
    const box = frame.current;
    if (!active || !box) return;
    const look = () => {
      const width = Math.max(1, box.scrollWidth / Math.max(1, count));
      const from = Math.floor(box.scrollLeft / width) - 1;
      const to = Math.floor((box.scrollLeft + box.clientWidth) / width) + 1;
      setVisible((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [frame, count, active]);
  return active ? visible : { from: 0, to: count };
}
