import { IntervalBar } from '@/components/ui/interval-bar';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { bestOf, formatMeasure, METRIC_NAMES, METRICS, type Metric } from './measures';

interface Props {
  evaluation: RetrievalEvaluation;
  metric: Metric;
  k: number;
  workspaceSlug: string;
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const milliseconds = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Every retrieval with its measures at one k, their intervals, and what it takes. */
export function ResultTable({ evaluation, metric, k, workspaceSlug }: Props) {
  const best = bestOf(evaluation, metric, k);
  const results = evaluation.results ?? [];
  const others = METRICS.filter((name) => name !== metric);
  const order = [...results].sort(
    (a, b) =>
      (b[metric][String(k)]?.mean ?? 0) - (a[metric][String(k)]?.mean ?? 0) || a.retrievalIndex - b.retrievalIndex,
  );
  return (
    <Table label={`Measures at k = ${k}`}>
      <TableHead>
        <tr>
          <HeadCell>Retrieval</HeadCell>
          <HeadCell className="min-w-44">
            {METRIC_NAMES[metric]}@{k}, 95 % interval
          </HeadCell>
          {others.map((name) => (
            <HeadCell key={name} className="text-right">
              {METRIC_NAMES[name]}@{k}
            </HeadCell>
          ))}
          <HeadCell className="text-right">n</HeadCell>
          <HeadCell className="text-right">p50</HeadCell>
          <HeadCell className="text-right">p95</HeadCell>
          <HeadCell className="text-right">ANN recall</HeadCell>
          <HeadCell className="text-right">Chunks</HeadCell>
          <HeadCell className="text-right">Build</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {order.map((result) => {
          const measured = result[metric][String(k)];
          const { index, latencyMs, annRecall } = result;
          return (
            <Row key={result.retrievalIndex}>
              <Cell className="min-w-44">
                <span dir="auto" className="block font-medium break-words">
                  {result.name}
                </span>
                <span className="flex flex-wrap items-center gap-1.5">
                  <Link
                    href={`/w/${encodeURIComponent(workspaceSlug)}/indexes/${index.id}`}
                    className="text-muted-foreground inline-flex min-h-6 items-center text-xs hover:underline"
                    dir="auto"
                  >
                    {index.name}
                  </Link>
                  {best[0] === result.retrievalIndex ? <Badge tone="success">highest</Badge> : null}
                  {best.slice(1).includes(result.retrievalIndex) ? (
                    <Badge tone="info">not told apart from it</Badge>
                  ) : null}
                </span>
              </Cell>
              <Cell>
                {measured && measured.n > 0 ? (
                  <>
                    <span className="tabular text-sm">{formatMeasure(measured.mean)}</span>{' '}
                    <span className="text-muted-foreground tabular text-xs">
                      {measured.interval
                        ? `${formatMeasure(measured.interval.low)} to ${formatMeasure(measured.interval.high)}`
                        : 'no interval'}
                    </span>
                    <IntervalBar value={measured.mean} interval={measured.interval} />
                  </>
                ) : (
                  '–'
                )}
              </Cell>
              {others.map((name) => {
                const other = result[name][String(k)];
                return (
                  <Cell key={name} numeric>
                    {other && other.n > 0 ? (
                      <>
                        {formatMeasure(other.mean)}
                        {other.interval ? (
                          <span className="text-muted-foreground block text-xs whitespace-nowrap">
                            {formatMeasure(other.interval.low)}–{formatMeasure(other.interval.high)}
                          </span>
                        ) : null}
                      </>
                    ) : (
                      '–'
                    )}
                  </Cell>
                );
              })}
              <Cell numeric className="whitespace-nowrap">
                {result.n}
                {result.failed > 0 ? (
                  <span className="text-destructive-text block text-xs">{result.failed} failed</span>
                ) : null}
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                {latencyMs ? `${milliseconds.format(latencyMs.p50)} ms` : '–'}
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                {latencyMs ? `${milliseconds.format(latencyMs.p95)} ms` : '–'}
              </Cell>
              <Cell numeric>{annRecall === null ? '–' : formatMeasure(annRecall)}</Cell>
              <Cell numeric>{whole.format(index.chunks)}</Cell>
              <Cell numeric className="whitespace-nowrap">
                {index.buildMs === null ? '–' : `${milliseconds.format(index.buildMs / 1_000)} s`}
                <span className="text-muted-foreground block text-xs">
                  {index.costUsd === null ? 'cost unknown' : `$${index.costUsd.toFixed(4)}`}
                </span>
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
