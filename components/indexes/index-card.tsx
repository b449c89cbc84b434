'use client';

import { Ellipsis, RefreshCw, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Index } from '@/lib/indexes/schema';
import { BuildProgress } from './build-progress';
import { describeChunking, describeEmbedding, describeSearch, formatCount } from './describe-index';
import { IndexStatus } from './index-status';
import type { WorkspaceRef } from './types';
import { useIndexActions } from './use-indexes';

interface Props {
  index: Index;
  workspace: WorkspaceRef;
  mayWrite: boolean;
}

/** One index: what it is made of, how large it is, and how its build goes. */
export function IndexCard({ index, workspace, mayWrite }: Props) {
  const { refresh, remove } = useIndexActions(workspace, index);
  return (
    <Card className="hover:border-border-strong relative flex flex-col gap-3 p-4 transition-colors">
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <h2 className="truncate text-base font-semibold" dir="auto">
            <Link
              data-row-link
              href={`/w/${encodeURIComponent(workspace.slug)}/indexes/${index.id}`}
              className="rounded after:absolute after:inset-0"
            >
              {index.name}
            </Link>
          </h2>
          <p className="text-muted-foreground truncate text-xs" dir="auto">
            over {index.collectionName}
          </p>
        </div>
        <IndexStatus index={index} />
        {mayWrite ? (
          <div className="relative -mt-1 -mr-1.5">
            <Menu
              trigger={
                <IconButton label={`Actions for ${index.name}`}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuItem
                icon={<RefreshCw aria-hidden />}
                disabled={index.status === 'building'}
                onSelect={() => refresh.mutate(undefined)}
              >
                Refresh
              </MenuItem>
              <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={() => remove.mutate()}>
                Delete
              </MenuItem>
            </Menu>
          </div>
        ) : null}
      </div>
      <DescriptionList
        items={[
          { term: 'Chunks', value: describeChunking(index.chunking) },
          { term: 'Embedding', value: describeEmbedding(index.embedding) },
          { term: 'Search', value: describeSearch(index.search) },
        ]}
        className="text-xs"
      />
      <div className="mt-auto">
        {index.status === 'building' && index.error ? (
          <p className="text-info-text text-xs break-words">{index.error.detail}</p>
        ) : index.status === 'building' ? (
          <BuildProgress index={index} />
        ) : index.error ? (
          <p className="text-destructive-text text-xs break-words">{index.error.detail}</p>
        ) : (
          <p className="text-muted-foreground tabular text-xs">
            {formatCount(index.documents)} {index.documents === 1 ? 'document' : 'documents'} ·{' '}
            {formatCount(index.chunks)} {index.chunks === 1 ? 'chunk' : 'chunks'} · {formatCount(index.tokens)} tokens
          </p>
        )}
      </div>
    </Card>
  );
}
