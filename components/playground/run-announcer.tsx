'use client';

import type { Comparison } from '@/lib/comparisons/schema';

/** Tells screen readers when a run starts and when it is over; not what comes in between. */
export function RunAnnouncer({ comparison }: { comparison: Comparison | null }) {
  return (
    <p role="status" className="sr-only">
      {comparison === null ? '' : messageFor(comparison)}
    </p>
  );
}

function messageFor({ status, answers }: Comparison): string {
  const all = `${answers.length} ${answers.length === 1 ? 'answer' : 'answers'}`;
  if (status === 'queued' || status === 'running') return `${all} asked for.`;
  const failed = answers.filter((answer) => answer.status === 'failed' || answer.status === 'incomplete').length;
  if (status === 'stopped') return 'Stopped.';
  return failed === 0 ? `All done: ${all}.` : `Over: ${all}, ${failed} failed.`;
}
