import { Skeleton } from '@/components/ui/skeleton';
import type { GridEstimate } from '@/lib/retrieval-evaluations/schema';

const whole = new Intl.NumberFormat('en-US');

function inWords(seconds: number): string {
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`;
}

/** What a grid takes, before it begins. */
export function GridSummary({ estimate }: { estimate: GridEstimate | null }) {
  if (!estimate) return <Skeleton className="h-16" />;
  const { retrievals, builds, reused, questions, searches, tokens, costUsd, seconds } = estimate;
  const facts = [
    ['Retrievals', whole.format(retrievals.length)],
    ['Indexes to build', `${builds}${reused > 0 ? `, ${reused} there already` : ''}`],
    [
      'Searches',
      `${whole.format(searches)} (${whole.format(questions)} ${questions === 1 ? 'question' : 'questions'})`,
    ],
    ['To embed', `~${whole.format(tokens)} tokens`],
    ['Cost', costUsd === null ? 'unknown' : costUsd === 0 ? '$0' : `~$${costUsd.toFixed(4)}`],
    ['Time', seconds === null ? 'unknown: nothing like it was built here yet' : inWords(seconds)],
  ] as const;
  return (
    // Around the list, which is no list of terms any more to a screen reader when it is the status itself.
    <div role="status">
      <dl className="bg-muted/50 grid grid-cols-2 gap-x-4 gap-y-2 rounded-md p-3 text-sm sm:grid-cols-3">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="text-muted-foreground text-xs">{term}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
