'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { Activity } from '@/lib/prompts/schema';
import { describeActivity, reasonOf } from './describe-activity';
import { promptHref } from './prompt-api';

interface ActivityDrawerProps {
  workspace: { id: string; slug: string };
  /** The API's path of what was done: to one prompt, or to all. */
  path: string;
  /** Whoever looks, to mark where they were mentioned. */
  userId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface Page {
  items: Activity[];
  nextCursor: string | null;
}

/** What was done to prompts, newest first. */
export function ActivityDrawer({ workspace, path, userId, open, onOpenChange }: ActivityDrawerProps) {
  const pages = useInfiniteQuery({
    queryKey: [workspace.id, path],
    queryFn: ({ pageParam }) =>
      apiClient<Page>(`${path}?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, {
        workspace: workspace.id,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: open,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer open={open} onOpenChange={onOpenChange} title="Activity" description="What was done, newest first.">
      {pages.isError ? <p role="alert">{pages.error.message}</p> : null}
      {pages.isPending ? <Skeleton className="h-40" /> : null}
      <ol className="divide-border divide-y">
        {items.map((item) => {
          const said = reasonOf(item);
          const mentions = Array.isArray(item.data.mentions) ? item.data.mentions : [];
          const href = promptHref(workspace.slug, item.prompt);
          return (
            <li key={item.id} className="py-2 text-sm">
              <p className="break-words">
                <span className="font-medium">{item.actor.name}</span>
                {item.actor.byKey ? ' (by API key)' : ''} {describeActivity(item)} ·{' '}
                <Link
                  className="text-primary-text underline"
                  href={item.version === null ? href : `${href}?version=${item.version}`}
                >
                  {item.prompt}
                </Link>{' '}
                {mentions.includes(userId) ? <Badge tone="warning">mentions you</Badge> : null}
              </p>
              {said ? (
                <p dir="auto" className="text-muted-foreground line-clamp-3 text-xs break-words">
                  {said}
                </p>
              ) : null}
              <p className="text-muted-foreground text-xs">
                <RelativeTime iso={item.createdAt} />
              </p>
            </li>
          );
        })}
      </ol>
      {pages.hasNextPage ? (
        <Button className="mt-2" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Older
        </Button>
      ) : null}
    </Drawer>
  );
}
