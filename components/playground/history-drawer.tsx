'use client';

import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { formatMoment } from '@/components/ui/dates';
import { Drawer } from '@/components/ui/drawer';
import { ErrorMessage } from '@/components/ui/error-message';
import { Skeleton } from '@/components/ui/skeleton';
import { Button } from '@/components/ui/button';
import type { ComparisonSummary } from '@/lib/comparisons/schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';

interface HistoryDrawerProps {
  workspace: { id: string; slug: string };
  current: string | null;
  onClose: () => void;
}

interface ComparisonPage {
  items: ComparisonSummary[];
  nextCursor: string | null;
}

/** Earlier comparisons, newest first. */
export function HistoryDrawer({ workspace, current, onClose }: HistoryDrawerProps) {
  const query = useInfiniteQuery({
    queryKey: [workspace.id, 'comparisons'],
    queryFn: ({ pageParam, signal }) =>
      apiClient<ComparisonPage>(
        `/api/v1/comparisons?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        {
          workspace: workspace.id,
          signal,
        },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Earlier comparisons"
      className="sm:w-[26rem]"
    >
      {query.isPending ? <Skeleton className="h-40" /> : null}
      {query.error ? (
        <ErrorMessage
          title="The list could not be loaded."
          remedy="Try again in a moment."
          details={query.error.message}
          actions={
            <Button size="sm" onClick={() => void query.refetch()}>
              Try again
            </Button>
          }
        />
      ) : null}
      {query.isSuccess && items.length === 0 ? (
        <p className="text-muted-foreground text-sm">Nothing was run yet. What you run appears here and stays.</p>
      ) : null}
      <ul className="-mx-2 flex flex-col">
        {items.map((item) => (
          <li key={item.id}>
            <Link
              href={`/w/${encodeURIComponent(workspace.slug)}/playground/${encodeURIComponent(item.id)}`}
              aria-current={item.id === current ? 'page' : undefined}
              onClick={onClose}
              className="hover:bg-accent aria-[current=page]:bg-accent block rounded-md px-2 py-2"
            >
              <span dir="auto" className="line-clamp-2 text-sm font-medium">
                {item.question}
              </span>
              <span className="text-muted-foreground mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
                <span className="tabular">{formatMoment(item.createdAt)}</span>
                <span>
                  {item.variants.length} {item.variants.length === 1 ? 'column' : 'columns'}
                  {item.inputs > 1 ? ` × ${item.inputs} questions` : ''}
                </span>
                {item.status === 'running' || item.status === 'queued' ? <Badge tone="info">running</Badge> : null}
                {item.status === 'stopped' ? <Badge tone="warning">stopped</Badge> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button className="mt-2 w-full" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Drawer>
  );
}
