'use client';

import { Columns2, X } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Page, PageHeader } from '@/components/ui/page-header';
import type { Chunk } from '@/lib/chunking/schema';
import type { Document } from '@/lib/documents/schema';
import type { Index } from '@/lib/indexes/schema';
import { ChunkingColumn } from './chunking-column';
import { chunkingDefaults } from './chunking-values';
import { useChunkingSettings, useShownIndex } from './use-chunking-settings';

interface Props {
  workspace: { id: string; slug: string };
  document: Document;
  /** Those over its collection that can be asked. */
  indexes: readonly Index[];
}

/** How one document would be cut, in one way or in two beside each other. */
export function ChunksScreen({ workspace, document, indexes }: Props) {
  const [first, setFirst] = useChunkingSettings('a');
  const [second, setSecond] = useChunkingSettings('b');
  const [firstIndex, setFirstIndex] = useShownIndex('a');
  const [secondIndex, setSecondIndex] = useShownIndex('b');
  const documentsHref = `/w/${encodeURIComponent(workspace.slug)}/documents`;
  const documentHref = `${documentsHref}/${document.id}`;
  const common = {
    workspaceId: workspace.id,
    document,
    indexes,
    hrefOf: ({ start, end }: Chunk, version: number | null) =>
      `${documentHref}?start=${start}&end=${end}${version === null ? '' : `&version=${version}`}`,
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
        description="How an index has cut this document, or would cut it: nothing is saved. Marked text is repeated in the next chunk."
        actions={
          second === null ? (
            <Button onClick={() => setSecond(chunkingDefaults(other))}>
              <Columns2 aria-hidden />
              Compare with another
            </Button>
          ) : null
        }
      />
      {first && second === null ? (
        <ChunkingColumn
          {...common}
          title="Chunks"
          form={first}
          onChange={setFirst}
          indexId={firstIndex}
          onIndex={setFirstIndex}
        />
      ) : null}
      {first && second ? (
        <div className="grid gap-6 lg:grid-cols-2">
          <ChunkingColumn
            {...common}
            title="First cut"
            form={first}
            onChange={setFirst}
            indexId={firstIndex}
            onIndex={setFirstIndex}
          />
          <ChunkingColumn
            {...common}
            title="Second cut"
            form={second}
            onChange={setSecond}
            indexId={secondIndex}
            onIndex={setSecondIndex}
            actions={
              <IconButton
                label="Stop comparing"
                size="sm"
                onClick={() => {
                  setSecondIndex(null);
                  setSecond(null);
                }}
              >
                <X />
              </IconButton>
            }
          />
        </div>
      ) : null}
    </Page>
  );
}
