'use client';

import { Columns2, X } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Page, PageHeader } from '@/components/ui/page-header';
import type { Chunk } from '@/lib/chunking/schema';
import type { Document } from '@/lib/documents/schema';
import { ChunkingColumn } from './chunking-column';
import { chunkingDefaults } from './chunking-values';
import { useChunkingSettings } from './use-chunking-settings';

interface Props {
  workspace: { id: string; slug: string };
  document: Document;
}

/** How one document would be cut, in one way or in two beside each other. */
export function ChunksScreen({ workspace, document }: Props) {
  const [first, setFirst] = useChunkingSettings('a');
  const [second, setSecond] = useChunkingSettings('b');
  const documentsHref = `/w/${encodeURIComponent(workspace.slug)}/documents`;
  const documentHref = `${documentsHref}/${document.id}`;
  const common = {
    workspaceId: workspace.id,
    document,
    hrefOf: ({ start, end }: Chunk) => `${documentHref}?start=${start}&end=${end}`,
    narrow: second !== null,
  };
  const other = first?.strategy === 'sentence' ? 'recursive' : 'sentence';
  return (
    <Page wide className={cn('flex min-h-0 flex-col', second === null && 'lg:h-dvh')}>
      <PageHeader
        breadcrumb={
          <>
            <Link href={documentsHref} className="hover:underline">
              Documents
            </Link>
            <span aria-hidden>/</span>
            <Link href={documentHref} dir="auto" className="hover:underline">
              {document.name}
            </Link>
          </>
        }
        title="Chunks"
        description="How this document would be cut for an index. Nothing is saved; marked text is repeated in the next chunk."
        actions={
          second === null ? (
            <Button onClick={() => setSecond(chunkingDefaults(other))}>
              <Columns2 aria-hidden />
              Compare with another
            </Button>
          ) : null
        }
      />
      {first && second === null ? <ChunkingColumn {...common} title="Chunks" form={first} onChange={setFirst} /> : null}
      {first && second ? (
        <div className="grid gap-6 lg:grid-cols-2">
          <ChunkingColumn {...common} title="First cut" form={first} onChange={setFirst} />
          <ChunkingColumn
            {...common}
            title="Second cut"
            form={second}
            onChange={setSecond}
            actions={
              <IconButton label="Stop comparing" size="sm" onClick={() => setSecond(null)}>
                <X />
              </IconButton>
            }
          />
        </div>
      ) : null}
    </Page>
  );
}
