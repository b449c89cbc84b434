'use client';

import { useQuery } from '@tanstack/react-query';
import { ListChecks, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page, PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { useAddressedOpen } from '@/components/use-addressed-open';
import type { Dataset } from '@/lib/datasets/schema';
import { DatasetDialog } from './dataset-dialog';
import { datasetHref, type DatasetsWorkspace } from './types';

interface Props {
  workspace: DatasetsWorkspace;
  initial: { items: Dataset[]; nextCursor: string | null };
}

const count = new Intl.NumberFormat('en-US');

/** All datasets of a workspace, and the way to a new one. */
export function DatasetsScreen({ workspace, initial }: Props) {
  const router = useRouter();
  const [creating, setCreating] = useAddressedOpen('new');
  const { data } = useQuery({
    queryKey: ['datasets', workspace.id],
    queryFn: ({ signal }) =>
      apiClient<Props['initial']>('/api/v1/datasets?limit=200', { workspace: workspace.id, signal }),
    initialData: initial,
  });
  const create = workspace.canWrite ? (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New dataset
    </Button>
  ) : null;
  return (
    <Page>
      <PageHeader
        title="Datasets"
        description="Questions with the answers and passages that are hoped for. Passages are marked in documents, so one set serves every chunking."
        actions={data.items.length > 0 ? create : null}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={<ListChecks />}
          title="There is no dataset yet"
          description="Make one and import questions from a file, or mark passages in a document: select text and say which question it answers."
          actions={create}
        />
      ) : (
        <Table label="Datasets">
          <TableHead>
            <tr>
              <HeadCell>Name</HeadCell>
              <HeadCell className="text-right">Questions</HeadCell>
              <HeadCell className="text-right max-sm:hidden">With evidence</HeadCell>
              <HeadCell className="max-sm:hidden">Evidence</HeadCell>
              <HeadCell className="max-sm:hidden">Version</HeadCell>
              <HeadCell>Changed</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {data.items.map((dataset) => (
              <Row key={dataset.id}>
                <Cell className="sm:min-w-48">
                  <Link
                    data-row-link
                    href={datasetHref(workspace, dataset.id)}
                    dir="auto"
                    className="inline-flex min-h-6 items-center font-medium hover:underline"
                  >
                    {dataset.name}
                  </Link>
                  {dataset.description ? (
                    <p dir="auto" className="text-muted-foreground line-clamp-1 text-xs">
                      {dataset.description}
                    </p>
                  ) : null}
                </Cell>
                <Cell numeric>{count.format(dataset.cases)}</Cell>
                <Cell numeric className="max-sm:hidden">
                  {count.format(dataset.casesWithEvidence)}
                </Cell>
                <Cell className="max-sm:hidden">
                  {dataset.passagesNotFound > 0 ? (
                    <Badge tone="warning">{count.format(dataset.passagesNotFound)} not found</Badge>
                  ) : dataset.passages > 0 ? (
                    <Badge tone="success">all found</Badge>
                  ) : (
                    <span className="text-muted-foreground">none</span>
                  )}
                </Cell>
                <Cell className="tabular max-sm:hidden">{dataset.version}</Cell>
                <Cell className="whitespace-nowrap">
                  <RelativeTime iso={dataset.updatedAt} />
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
      {creating ? (
        <DatasetDialog
          workspaceId={workspace.id}
          open
          onOpenChange={setCreating}
          onSaved={(dataset) => router.push(datasetHref(workspace, dataset.id))}
        />
      ) : null}
    </Page>
  );
}
