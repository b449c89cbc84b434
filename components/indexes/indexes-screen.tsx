'use client';

import { Boxes, Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page, PageHeader } from '@/components/ui/page-header';
import { useAddressedOpen } from '@/components/use-addressed-open';
import type { IndexList } from '@/lib/indexes/schema';
import { CreateIndexDialog } from './create-index-dialog';
import { IndexCard } from './index-card';
import type { WorkspaceRef } from './types';
import { useIndexes } from './use-indexes';

interface Props {
  workspace: WorkspaceRef;
  initial: IndexList;
  mayWrite: boolean;
}

/** All indexes of a workspace, and the way to a new one. */
export function IndexesScreen({ workspace, initial, mayWrite }: Props) {
  const { data } = useIndexes(workspace, initial);
  const [creating, setCreating] = useAddressedOpen('new');
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New index
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="Indexes"
        description="An index makes a collection searchable: by meaning, by words, or both. Build several and compare what they find."
        actions={mayWrite && data.items.length > 0 ? create : null}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={<Boxes />}
          title="There is no index yet"
          description="Build one over a collection of documents, then ask it something. It works without any key."
          actions={mayWrite ? create : null}
        />
      ) : (
        <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {data.items.map((index) => (
            <li key={index.id} className="grid min-w-0 grid-cols-1">
              <IndexCard index={index} workspace={workspace} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? <CreateIndexDialog workspace={workspace} open={creating} onOpenChange={setCreating} /> : null}
    </Page>
  );
}
