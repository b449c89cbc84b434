'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { chunkingStrategies, type ChunkUnit } from '@/lib/chunking/schema';
import { chunkingDefaults, type ChunkingForm } from './chunking-values';

/** Which of two cuts that stand beside each other; the second one's settings have names of their own in the address. */
export type Side = 'a' | 'b';

const FIELDS = ['size', 'overlap', 'windowSentences', 'parentSize'] as const;
const nameOf = (side: Side, field: string) => (side === 'a' ? field : `b.${field}`);

/**
 * The settings of one side, kept in the address so that a cut can be reloaded and sent to a colleague. The second side is null
 * until it is asked for.
 */
export function useChunkingSettings(side: Side): [ChunkingForm | null, (form: ChunkingForm | null) => void] {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const form = useMemo((): ChunkingForm | null => {
    const read = (field: string) => parameters.get(nameOf(side, field));
    const named = chunkingStrategies.find(({ id }) => id === read('strategy'));
    if (!named && side === 'b') return null;
    const defaults = chunkingDefaults((named ?? chunkingStrategies[0]!).id);
    const unit = read('unit');
    return {
      ...defaults,
      ...Object.fromEntries(FIELDS.flatMap((field) => (read(field) === null ? [] : [[field, read(field)!]]))),
      unit: isUnit(unit) ? unit : defaults.unit,
    };
  }, [parameters, side]);
  const setForm = useCallback(
    (next: ChunkingForm | null) => {
      const changed = new URLSearchParams(window.location.search);
      for (const field of ['strategy', 'unit', ...FIELDS] as const) {
        const value = next?.[field];
        if (value) changed.set(nameOf(side, field), value);
        else changed.delete(nameOf(side, field));
      }
      window.history.replaceState(null, '', `${pathname}?${changed}`);
    },
    [pathname, side],
  );
  return [form, setForm];
}

/** The index whose chunks one side shows, kept in the address too; null where settings are tried. */
export function useShownIndex(side: Side): [string | null, (indexId: string | null) => void] {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const setIndex = useCallback(
    (indexId: string | null) => {
      const changed = new URLSearchParams(window.location.search);
      if (indexId === null) changed.delete(nameOf(side, 'index'));
      else changed.set(nameOf(side, 'index'), indexId);
      window.history.replaceState(null, '', `${pathname}?${changed}`);
    },
    [pathname, side],
  );
  return [parameters.get(nameOf(side, 'index')), setIndex];
}

function isUnit(value: string | null): value is ChunkUnit {
  return value === 'token' || value === 'character';
}
