'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether shortcuts are to be shown with ⌘. False on the server, so that hydration agrees. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
