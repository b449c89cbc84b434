'use client';

import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { ErrorMessage } from '@/components/ui/error-message';
import { InputWithIcon } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import { useDebounced } from '@/components/ui/use-debounced';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { HistoryItem } from './history-item';
import { useHistory } from './use-history';

interface HistoryDrawerProps {
  workspace: { id: string; slug: string };
  current: string | null;
  canWrite: boolean;
  onClose: () => void;
}

/** Earlier comparisons, newest first: found by words or stars, named, copied, deleted. */
export function HistoryDrawer({ workspace, current, canWrite, onClose }: HistoryDrawerProps) {
  const router = useRouter();
  const [search, setSearch] = useState('');
  const [starred, setStarred] = useState(false);
  const q = useDebounced(search.trim(), 200);
  const { query, items, update, duplicate, remove } = useHistory(workspace.id, { q, starred });
  const hrefOf = (id: string) => `/w/${encodeURIComponent(workspace.slug)}/playground/${encodeURIComponent(id)}`;
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Earlier comparisons"
      className="sm:w-[28rem]"
    >
      <div className="mb-2 flex items-center gap-3">
        <InputWithIcon
          icon={<Search aria-hidden />}
          type="search"
          aria-label="Search earlier comparisons"
          placeholder="Name, question or model"
          className="min-w-0 grow"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Switch label="Starred" className="text-xs" checked={starred} onCheckedChange={setStarred} />
      </div>
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
        <p className="text-muted-foreground text-sm">
          {q === '' && !starred
            ? 'Nothing was run yet. What you run appears here and stays.'
            : 'No comparison matches.'}
        </p>
      ) : null}
      <ul aria-label="Earlier comparisons" className="-mx-2 flex flex-col">
        {items.map((item) => (
          <HistoryItem
            key={item.id}
            item={item}
            href={hrefOf(item.id)}
            current={item.id === current}
            canWrite={canWrite}
            onOpen={onClose}
            onStar={() => void update(item.id, { starred: !item.starred })}
            onRename={(name) => void update(item.id, { name })}
            onDuplicate={() =>
              void duplicate(item.id).then((copy) => {
                if (!copy) return;
                onClose();
                router.push(hrefOf(copy.id));
              })
            }
            onRemove={() =>
              void remove(item).then((done) => {
                if (done && item.id === current) router.push(`/w/${encodeURIComponent(workspace.slug)}/playground`);
              })
            }
          />
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
