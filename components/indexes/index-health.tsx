'use client';

import { useMutation } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ErrorMessage } from '@/components/ui/error-message';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import type { Index } from '@/lib/indexes/schema';
import type { IndexHealth } from '@/lib/retrieval/schema';
import { RecallCurve } from './recall-curve';
import type { WorkspaceRef } from './types';

interface Props {
  workspace: WorkspaceRef;
  index: Index;
}

const SOURCES: Record<IndexHealth['source'], string> = {
  given: 'the questions given',
  questions: 'questions that were asked in this workspace',
  sentences: 'sentences of the index’s own chunks, since nothing was asked in this workspace yet',
  none: 'nothing',
};
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const time = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;

/** How much an approximate index misses, measured on the spot, and which setting is worth its time. */
export function IndexHealthCard({ workspace, index }: Props) {
  const measure = useMutation({
    mutationFn: () =>
      apiClient<IndexHealth>(`/api/v1/indexes/${encodeURIComponent(index.id)}/health`, {
        workspace: workspace.id,
        body: {},
      }),
  });
  if (index.search.type === 'exact' || !index.searchable) return null;
  const health = measure.data;
  return (
    <Card>
      <CardHeader
        title="Health"
        description="How many of the exact nearest neighbours the approximate search finds."
        actions={
          <Button size="sm" busy={measure.isPending} onClick={() => measure.mutate()}>
            {health ? 'Measure again' : 'Measure'}
          </Button>
        }
      />
      {measure.error ? (
        <CardBody>
          <ErrorMessage title="It could not be measured" remedy={measure.error.message} />
        </CardBody>
      ) : null}
      {health && health.setting ? (
        <CardBody className="flex flex-col gap-4">
          <p role="status" className="text-sm">
            {health.recommended === null
              ? 'There is nothing to compare yet.'
              : `Take ${health.setting} ${health.recommended}: ${verdict(health)}`}{' '}
            <span className="text-muted-foreground">
              Measured with {health.questions} of {SOURCES[health.source]}, {health.topK} neighbours each
              {health.exactMs === null ? '' : `; comparing everything took ${time(health.exactMs)}`}.
            </span>
          </p>
          <RecallCurve points={health.points} setting={health.setting} recommended={health.recommended} />
          <Table label="Recall and latency">
            <thead>
              <Row>
                <HeadCell>{health.setting}</HeadCell>
                <HeadCell>Recall</HeadCell>
                <HeadCell>Median</HeadCell>
                <HeadCell>95 %</HeadCell>
              </Row>
            </thead>
            <tbody>
              {health.points.map((point) => (
                <Row key={point.value}>
                  <Cell className="tabular">
                    {point.value}
                    {point.value === health.inUse ? ' (unless told)' : ''}
                  </Cell>
                  <Cell className="tabular">{percent(point.recall)}</Cell>
                  <Cell className="tabular">{time(point.latencyMs.p50)}</Cell>
                  <Cell className="tabular">{time(point.latencyMs.p95)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </CardBody>
      ) : null}
    </Card>
  );
}

function verdict({ points, recommended }: IndexHealth): string {
  const point = points.find(({ value }) => value === recommended);
  if (!point) return '';
  const found = `it finds ${percent(point.recall)} in ${time(point.latencyMs.p50)}.`;
  return point.recall >= 0.95 ? found : `no value finds 95 %; ${found}`;
}
