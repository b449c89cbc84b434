import { IntervalBar } from '@/components/ui/interval-bar';
import { Badge } from '@/components/ui/badge';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { formatDifference, formatP, METRIC_NAMES, pairsAt, type Metric } from './measures';

interface Props {
  evaluation: RetrievalEvaluation;
  metric: Metric;
  k: number;
}

/** Every pair's paired difference; differences that were not shown are named so. */
export function PairTable({ evaluation, metric, k }: Props) {
  const pairs = pairsAt(evaluation.pairs, metric, k);
  const nameOf = (place: number) => evaluation.retrievals[place]?.name ?? '';
  const widest = Math.max(
    0.05,
    ...pairs.flatMap(({ interval }) => (interval ? [Math.abs(interval.low), Math.abs(interval.high)] : [])),
  );
  return (
    <Table label={`Pairs by ${METRIC_NAMES[metric]}@${k}`}>
      <TableHead>
        <tr>
          <HeadCell>Pair</HeadCell>
          <HeadCell className="min-w-44">Difference, 95 % interval</HeadCell>
          <HeadCell className="text-right">n</HeadCell>
          <HeadCell className="text-right">p</HeadCell>
          <HeadCell className="text-right">p, Holm</HeadCell>
          <HeadCell>Verdict</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {pairs.map(({ a, b, difference, interval, n, p, pAdjusted, verdict }) => (
          <Row key={`${a} ${b}`}>
            <Cell className="min-w-52">
              <span dir="auto">{nameOf(a)}</span> <span className="text-muted-foreground">against</span>{' '}
              <span dir="auto">{nameOf(b)}</span>
            </Cell>
            <Cell>
              <span className="tabular text-sm">{formatDifference(difference)}</span>{' '}
              <span className="text-muted-foreground tabular text-xs">
                {interval ? `${formatDifference(interval.low)} to ${formatDifference(interval.high)}` : ''}
              </span>
              <IntervalBar value={difference} interval={interval} from={-widest} to={widest} />
            </Cell>
            <Cell numeric>{n}</Cell>
            <Cell numeric>{formatP(p)}</Cell>
            <Cell numeric>{formatP(pAdjusted)}</Cell>
            <Cell className="whitespace-nowrap">
              <Badge tone={verdict === 'better' ? 'success' : verdict === 'worse' ? 'destructive' : 'neutral'}>
                {verdict === 'better' || verdict === 'worse' ? `first is ${verdict}` : verdict}
              </Badge>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
