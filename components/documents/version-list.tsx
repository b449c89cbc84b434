'use client';

import { formatDay } from '@/components/ui/dates';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { DocumentVersion } from '@/lib/documents/schema';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { errorTitle, formatBytes } from './format-facts';
import type { Document } from './types';

interface Props {
  workspaceId: string;
  document: Document;
  /** Of the document's page. */
  href: string;
  /** The version that is being read. */
  reading: number;
  /** Makes an older version the newest; undefined for people who may only read. */
  onRestore: ((version: number) => void) | undefined;
}

/** Every file that the document has had. */
export function VersionList({ workspaceId, document, href, reading, onRestore }: Props) {
  const { data } = useQuery({
    queryKey: ['document-versions', workspaceId, document.id, document.updatedAt],
    enabled: document.version > 1,
    queryFn: ({ signal }) =>
      apiClient<{ items: DocumentVersion[] }>(`/api/v1/documents/${document.id}/versions`, {
        workspace: workspaceId,
        signal,
      }),
  });
  if (document.version === 1 || !data) return null;
  return (
    <section aria-label="Versions" className="flex flex-col gap-2">
      <h2 className="font-medium">Versions</h2>
      <ol reversed className="flex flex-col gap-2">
        {data.items.map((version) => (
          <li key={version.version} className="flex flex-col gap-0.5">
            <div className="flex flex-wrap items-center gap-x-2">
              <Link
                href={version.current ? href : `${href}?version=${version.version}`}
                aria-current={version.version === reading ? 'page' : undefined}
                className="inline-flex min-h-6 items-center font-medium hover:underline aria-[current]:underline"
              >
                Version {version.version}
              </Link>
              {version.current ? <Badge>Newest</Badge> : null}
              {version.error ? <Badge tone="destructive">{errorTitle(version.error.code)}</Badge> : null}
            </div>
            <p className="text-muted-foreground text-xs">
              <span dir="auto">{version.name}</span>, {formatBytes(version.bytes)}, {formatDay(version.createdAt)}
            </p>
            {version.current ? null : (
              <div className="flex flex-wrap gap-x-3">
                <a
                  href={`${href}/file?version=${version.version}`}
                  download
                  className="inline-flex min-h-6 items-center text-xs underline"
                >
                  Download<span className="sr-only"> version {version.version}</span>
                </a>
                {onRestore ? (
                  <Button size="sm" variant="link" className="min-h-6" onClick={() => onRestore(version.version)}>
                    Bring back<span className="sr-only"> version {version.version}</span>
                  </Button>
                ) : null}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
