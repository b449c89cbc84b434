'use client';

import { useQuery } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Badge } from '@/components/ui/badge';
import { Drawer } from '@/components/ui/drawer';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Dataset, DatasetVersion } from '@/lib/datasets/schema';
import type { DatasetsWorkspace } from './types';
import { useChangeCases } from './use-cases';

interface Props {
  workspace: DatasetsWorkspace;
  dataset: Dataset;
  shown: number | null;
  onShow: (version: number | null) => void;
  onClose: () => void;
}

/** Every change made a version; each can be looked at and made the newest again. */
export function VersionsDrawer({ workspace, dataset, shown, onShow, onClose }: Props) {
  const versions = useQuery({
    queryKey: ['versions', workspace.id, dataset.id],
    queryFn: ({ signal }) =>
      apiClient<{ items: DatasetVersion[] }>(`/api/v1/datasets/${dataset.id}/versions?limit=200`, {
        workspace: workspace.id,
        signal,
      }),
  });
  const change = useChangeCases(workspace.id, dataset);
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title="Versions" description="The newest first.">
      <ol className="flex flex-col divide-y">
        {(versions.data?.items ?? []).map(({ version, cases, summary, author, createdAt }) => {
          const newest = version === dataset.version;
          const isShown = shown === null ? newest : shown === version;
          return (
            <li key={version} className="flex items-center gap-3 py-2.5">
              <div className="min-w-0 grow">
                <p className="flex flex-wrap items-center gap-1.5 text-sm">
                  <span className="tabular font-medium">Version {version}</span>
                  {isShown ? <Badge tone="primary">shown</Badge> : null}
                </p>
                <p className="text-muted-foreground text-xs break-words">
                  {summary}, {cases} in all{author ? `, by ${author}` : ''}, <RelativeTime iso={createdAt} />
                </p>
              </div>
              {isShown ? null : (
                <Button size="sm" onClick={() => onShow(newest ? null : version)}>
                  Show
                </Button>
              )}
              {workspace.canWrite && !newest ? (
                <Button
                  size="sm"
                  busy={change.isPending}
                  onClick={() => {
                    onShow(null);
                    change.mutate({
                      path: `versions/${version}/restore`,
                      done: `Version ${version} is the newest again`,
                    });
                  }}
                >
                  Restore
                </Button>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Drawer>
  );
}
