'use client';

import { Grid3x3, Plus, Scale } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page, PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { StatusBadge } from './evaluation-status';
import { GridDialog } from './grid-dialog';
import { NewEvaluationDialog } from './new-evaluation-dialog';
import { evaluationHref, type EvaluationsWorkspace } from './types';
import { useEvaluations, type EvaluationList } from './use-evaluations';

interface Props {
  workspace: EvaluationsWorkspace;
  initial: EvaluationList;
}

/** All retrieval evaluations of a workspace, and the way to a new one. */
export function EvaluationsScreen({ workspace, initial }: Props) {
  const { data } = useEvaluations(workspace, initial);
  const parameters = useSearchParams();
  const pathname = usePathname();
  const creating = parameters.get('new') === 'true';
  const setCreating = (open: boolean) => window.history.pushState(null, '', open ? `${pathname}?new=true` : pathname);
  const showGrid = (open: boolean) => window.history.pushState(null, '', open ? `${pathname}?grid=true` : pathname);
  const create = workspace.canRun ? (
    <>
      <Button onClick={() => showGrid(true)}>
        <Grid3x3 aria-hidden />
        Run a grid
      </Button>
      <Button variant="primary" onClick={() => setCreating(true)}>
        <Plus aria-hidden />
        New evaluation
      </Button>
    </>
  ) : null;
  return (
    <Page>
      <PageHeader
        title="Evaluations"
        description="The questions of a dataset, asked of several retrievals: which finds more of the passages that answer them, and whether that can be sure."
        actions={data.items.length > 0 ? create : null}
      />
      {data.items.length === 0 ? (
        <EmptyState
          icon={<Scale />}
          title="Nothing was evaluated yet"
          description="Take a dataset whose questions have evidence, and two or more ways to ask your indexes."
          actions={create}
        />
      ) : (
        <Table label="Evaluations">
          <TableHead>
            <tr>
              <HeadCell>Name</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Dataset</HeadCell>
              <HeadCell className="text-right">Retrievals</HeadCell>
              <HeadCell className="text-right">Searches</HeadCell>
              <HeadCell>Begun</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {data.items.map((evaluation) => (
              <Row key={evaluation.id}>
                <Cell className="min-w-48">
                  <Link
                    data-row-link
                    href={evaluationHref(workspace, evaluation.id)}
                    dir="auto"
                    className="inline-flex min-h-6 items-center font-medium hover:underline"
                  >
                    {evaluation.name}
                  </Link>
                </Cell>
                <Cell>
                  <StatusBadge status={evaluation.status} />
                </Cell>
                <Cell dir="auto">
                  {evaluation.datasetName} <span className="text-muted-foreground">v{evaluation.datasetVersion}</span>
                </Cell>
                <Cell numeric>{evaluation.retrievals.length}</Cell>
                <Cell numeric>
                  {evaluation.progress.done} of {evaluation.progress.total}
                </Cell>
                <Cell className="whitespace-nowrap">
                  <RelativeTime iso={evaluation.createdAt} />
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
      {creating && workspace.canRun ? (
        <NewEvaluationDialog
          workspace={workspace}
          datasetId={parameters.get('dataset')}
          onClose={() => setCreating(false)}
        />
      ) : null}
      {parameters.get('grid') === 'true' && workspace.canRun && workspace.canWrite ? (
        <GridDialog workspace={workspace} onClose={() => showGrid(false)} />
      ) : null}
    </Page>
  );
}
