'use client';

import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Chooses all that are shown, or none. */
  set: (ids: readonly string[]) => void;
}

/** Which rows of a list are chosen, among those that are still there. */
export function useSelection(present: readonly { id: string }[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => new Set(present.map(({ id }) => id).filter((id) => chosen.has(id))), [present, chosen]);
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const set = useCallback((some: readonly string[]) => setChosen(new Set(some)), []);
  return { ids, toggle, set };
}
