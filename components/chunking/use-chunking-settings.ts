'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { chunkingStrategies, type ChunkingStrategyId, type ChunkUnit } from '@/lib/chunking/schema';

/** What the form holds; numbers as they were typed. */
export interface ChunkingForm {
  strategy: ChunkingStrategyId;
  size: string;
  overlap: string;
  unit: ChunkUnit;
}

/** What the form begins with for a strategy. */
export function formDefaults(strategy: ChunkingStrategyId): ChunkingForm {
  const { defaults } = chunkingStrategies.find(({ id }) => id === strategy)!;
  return { strategy, size: String(defaults.size), overlap: String(defaults.overlap), unit: defaults.unit };
}

/** The settings, kept in the address so that a cut can be reloaded and sent to a colleague. */
export function useChunkingSettings(): [ChunkingForm, (form: ChunkingForm) => void] {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const form = useMemo((): ChunkingForm => {
    const named = chunkingStrategies.find(({ id }) => id === parameters.get('strategy')) ?? chunkingStrategies[0]!;
    const defaults = formDefaults(named.id);
    const unit = parameters.get('unit');
    return {
      strategy: named.id,
      size: parameters.get('size') ?? defaults.size,
      overlap: parameters.get('overlap') ?? defaults.overlap,
      unit: unit === 'token' || unit === 'character' ? unit : defaults.unit,
    };
  }, [parameters]);
  const setForm = useCallback(
    (next: ChunkingForm) => {
      window.history.replaceState(null, '', `${pathname}?${new URLSearchParams({ ...next })}`);
    },
    [pathname],
  );
  return [form, setForm];
}
