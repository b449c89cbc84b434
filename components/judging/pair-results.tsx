import { Badge } from '@/components/ui/badge';
import { IntervalBar } from '@/components/ui/interval-bar';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { JudgedPair } from '@/lib/comparisons/schema';
import { formatP, percent } from './words';

/** Which of two was preferred, for every pair that was judged. */
export function PairResults({
  pairs,
  nameOf,
}: {
  pairs: readonly JudgedPair[];
  nameOf: (variantIndex: number) => string;
}) {
  const judged = pairs.filter(({ n }) => n > 0);
  if (judged.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">Pairs</h2>
      <Table label="Which of two was preferred">
        <TableHead>
          <tr>
            <HeadCell>Pair</HeadCell>
            <HeadCell className="min-w-44">First preferred, 95 % interval</HeadCell>
            <HeadCell className="text-right">Won, tied, lost</HeadCell>
            <HeadCell className="text-right">Questions</HeadCell>
            <HeadCell className="text-right">p, Holm</HeadCell>
            <HeadCell>Verdict</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {judged.map(({ a, b, winRate, won, tied, lost, n, pAdjusted, verdict }) => (
            <Row key={`${a} ${b}`}>
              <Cell className="min-w-52">
                <span dir="auto">{nameOf(a)}</span> <span className="text-muted-foreground">against</span>{' '}
                <span dir="auto">{nameOf(b)}</span>
              </Cell>
              <Cell>
                {winRate ? (
                  <>
                    <span className="tabular">{percent(winRate.value)}</span>{' '}
                    <span className="text-muted-foreground tabular text-xs">
                      {winRate.interval ? `${percent(winRate.interval.low)} to ${percent(winRate.interval.high)}` : ''}
                    </span>
                    <IntervalBar value={winRate.value} interval={winRate.interval} />
                  </>
                ) : null}
              </Cell>
              <Cell numeric>
                {won}, {tied}, {lost}
              </Cell>
              <Cell numeric>{n}</Cell>
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
    </section>
  );
}
