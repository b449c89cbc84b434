'use client';

import type { DiffUnit } from '@/lib/differences';
import { usePathname, useSearchParams } from 'next/navigation';

interface DifferencesView {
  /** Places of columns. */
  baseline: number;
  /** The one column that is compared; null for all. */
  against: number | null;
  unit: DiffUnit;
  onlyDiffering: boolean;
  /** An empty value takes a part back to what it is unless told. */
  change: (part: Partial<Record<'baseline' | 'against' | 'unit' | 'only', string>>) => void;
}

/** What is compared with what stands in the address. @param columns the places that there are */
export function useDifferencesView(columns: readonly number[]): DifferencesView {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const columnNamed = (name: string) => {
    return columns.find((place) => String(place) === parameters.get(name)) ?? null;
  };
  const baseline = columnNamed('baseline') ?? columns[0] ?? 0;
  const against = columnNamed('against');
  return {
    baseline,
    against: against === baseline ? null : against,
    unit: parameters.get('unit') === 'lines' ? 'lines' : 'words',
    onlyDiffering: parameters.get('only') === 'differing',
    change: (part) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(part)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      window.history.replaceState(null, '', `${pathname}?${next}`);
    },
  };
}
