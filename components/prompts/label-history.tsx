'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { formatDay } from '@/components/ui/dates';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { PromptLabel } from '@/lib/prompts/schema';
import { describeActivity, placesOf, reasonOf } from './describe-activity';
import type { LabelMove, PromptApi } from './prompt-api';

interface LabelHistoryProps {
  api: PromptApi;
  label: string;
  place: PromptLabel | null;
  /** Undefined for those who may not move it. */
  onMove: ((label: string, move: LabelMove | null) => Promise<string | undefined>) | undefined;
}

/** Every move of a label: who, when and why, and the way back. */
export function LabelHistory({ api, label, place, onMove }: LabelHistoryProps) {
  const moves = useQuery({
    queryKey: ['prompt-label-history', api.path, label, place?.updatedAt],
    queryFn: () => api.activity({ label }),
  });
  if (moves.isError) return <p role="alert">{moves.error.message}</p>;
  if (!moves.data) return <Skeleton className="h-24" />;
  if (moves.data.items.length === 0) return <p className="text-muted-foreground text-sm">It was never moved.</p>;
  return (
    <ol className="divide-border divide-y rounded-md border">
      {moves.data.items.map((move, index) => {
        const { to } = placesOf(move);
        const reason = reasonOf(move);
        return (
          <li key={move.id} className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm">
            <div className="min-w-0 grow">
              <p>
                <span className="font-medium">{move.actor.name}</span>
                {move.actor.byKey ? ' (by API key)' : ''} {describeActivity(move)}
              </p>
              <p className="text-muted-foreground text-xs break-words">
                <RelativeTime iso={move.createdAt} />
                {reason ? (
                  <>
                    {' · '}
                    <span dir="auto">{reason}</span>
                  </>
                ) : null}
              </p>
            </div>
            {onMove && to && index > 0 ? (
              <Button
                size="sm"
                onClick={() =>
                  void onMove(label, { ...to, reason: `Back to where it stood on ${formatDay(move.createdAt)}` })
                }
              >
                Put it back there
              </Button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
