'use client';

import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Progress } from '@/components/ui/progress';
import type { SiteImport } from '@/lib/documents/schema';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { plural } from './format-facts';

interface Props {
  workspaceId: string;
  collectionId: string | null;
  /** Stops an import; undefined for people who may only read. */
  onStop: ((id: string) => void) | undefined;
  /** Pages have come in. */
  onChanged: () => void;
}

const LIVE_MS = 1_000;
/** An import that ended longer ago is no news. */
const RECENT_MS = 60 * 60_000;

const isRunning = ({ status }: SiteImport): boolean => status === 'queued' || status === 'running';

/** Imports of sites into a collection that are under way, and what came of those that ended lately. */
export function SiteImports({ workspaceId, collectionId, onStop, onChanged }: Props) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery({
    // Below the list's own key: whatever brings the list up to date brings this up to date.
    queryKey: ['documents', workspaceId, collectionId, 'site-imports'],
    enabled: collectionId !== null,
    queryFn: async ({ signal }) => {
      const path = `/api/v1/site-imports?limit=5&collectionId=${collectionId}`;
      const { items } = await apiClient<{ items: SiteImport[] }>(path, { workspace: workspaceId, signal });
      return items.filter((each) => isRunning(each) || Date.now() - Date.parse(each.createdAt) < RECENT_MS);
    },
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? LIVE_MS : false),
  });
  const shown = (data ?? []).filter(({ id }) => !seen.has(id));
  const imported = shown.reduce((sum, each) => sum + each.imported, 0);
  const before = useRef(imported);
  useEffect(() => {
    if (imported > before.current) onChanged();
    before.current = imported;
  }, [imported, onChanged]);
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Imports of sites" className="flex flex-col gap-2">
      {shown.map((each) => (
        <li key={each.id} className="bg-card flex flex-col gap-2 rounded-lg border px-4 py-3 text-sm">
          <div className="flex items-start gap-3">
            <p className="min-w-0 grow font-medium break-all">{each.url}</p>
            {isRunning(each) ? (
              onStop ? (
                <Button size="sm" onClick={() => onStop(each.id)}>
                  Stop
                </Button>
              ) : null
            ) : (
              <IconButton label={`Dismiss ${each.url}`} onClick={() => setSeen((all) => new Set([...all, each.id]))}>
                <X aria-hidden />
              </IconButton>
            )}
          </div>
          {isRunning(each) ? (
            <Progress
              label={`Importing ${each.url}`}
              done={each.progress.done}
              total={each.progress.total || null}
              unit="pages"
            />
          ) : (
            <p className={each.error ? 'text-destructive-text' : 'text-muted-foreground'}>{outcome(each)}</p>
          )}
          {each.skipped.length > 0 ? (
            <details>
              <summary className="min-h-6 cursor-pointer text-xs">
                {plural(each.skipped.length, 'address', 'addresses')} left out
              </summary>
              <ul className="text-muted-foreground mt-1 max-h-48 overflow-y-auto text-xs">
                {each.skipped.map(({ url, reason }, i) => (
                  <li key={i} className="break-all">
                    {url}: {reason}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function outcome({ status, imported, unchanged, error }: SiteImport): string {
  if (error) return error.detail;
  const came = `${plural(imported, 'page')} imported${unchanged > 0 ? `, ${plural(unchanged, 'page')} unchanged` : ''}.`;
  return status === 'stopped' ? `Stopped. ${came}` : came;
}
