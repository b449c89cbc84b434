'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** How near to the end, in pixels, counts as being there. */
const NEAR = 48;

interface FollowEnd {
  frame: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Whether there is more below that is not being followed. */
  behind: boolean;
  jumpToEnd: () => void;
}

/** Keeps the end of `content` in sight inside `frame` while `active`, until somebody scrolls up. */
export function useFollowEnd(active: boolean): FollowEnd {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [behind, setBehind] = useState(false);

  useEffect(() => {
    const box = frame.current;
    const inner = content.current;
    if (!active || !box || !inner) return;
    following.current = true;
    let last = box.scrollTop;
    const onScroll = () => {
      const away = box.scrollHeight - box.scrollTop - box.clientHeight;
      // Only a person scrolls up; growing content moves the end away without moving us.
      if (box.scrollTop < last - 2) following.current = false;
      if (away < NEAR) following.current = true;
      last = box.scrollTop;
      setBehind(!following.current);
    };
    const observer = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(inner);
    return () => {
      box.removeEventListener('scroll', onScroll);
      observer.disconnect();
      setBehind(false);
    };
  }, [active]);

  const jumpToEnd = useCallback(() => {
    following.current = true;
    setBehind(false);
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, []);
  return { frame, content, behind, jumpToEnd };
}
