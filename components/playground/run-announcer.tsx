'use client';

import type { Comparison } from '@/lib/comparisons/schema';
import { runMessage } from './run-message';

/** Tells screen readers when a run starts and when it is over; not what comes in between. */
export function RunAnnouncer({ comparison }: { comparison: Comparison | null }) {
  return (
    <p role="status" className="sr-only">
      {comparison === null ? '' : runMessage(comparison)}
    </p>
  );
}
