import { IntervalBar } from '@/components/ui/interval-bar';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { JudgedColumn } from '@/lib/comparisons/schema';
import { percent } from './words';

/** How often each column was preferred, the most preferred first; with more than two also how strong it is. */
export function ColumnResults({
  columns,
  nameOf,
}: {
  columns: readonly JudgedColumn[];
  nameOf: (variantIndex: number) => string;
}) {
  const strengths = columns.some(({ strength }) => strength !== null);
  const valueOf = ({ strength, winRate }: JudgedColumn) => strength?.value ?? winRate?.value ?? -Infinity;
  const ordered = [...columns].sort((a, b) => valueOf(b) - valueOf(a));
  const widest = Math.max(1, ...columns.flatMap(({ strength }) => (strength ? [-strength.low, strength.high] : [])));
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">Columns</h2>
      <Table label="How often each column was preferred">
        <TableHead>
          <tr>
            <HeadCell>Column</HeadCell>
            <HeadCell className="min-w-44">Win rate, 95 % interval</HeadCell>
            {strengths ? <HeadCell className="min-w-44">Strength (Bradley–Terry)</HeadCell> : null}
            <HeadCell className="text-right">Won</HeadCell>
            <HeadCell className="text-right">Tied</HeadCell>
            <HeadCell className="text-right">Lost</HeadCell>
            <HeadCell className="text-right">Questions</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {ordered.map(({ variantIndex, won, tied, lost, questions, winRate, strength }) => (
            <Row key={variantIndex}>
              <Cell className="min-w-48">
                <span dir="auto">{nameOf(variantIndex)}</span>
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
                ) : (
                  <span className="text-muted-foreground">not judged</span>
                )}
              </Cell>
              {strengths ? (
                <Cell>
                  {strength ? (
                    <>
                      <span className="tabular">{signed(strength.value)}</span>{' '}
                      <span className="text-muted-foreground tabular text-xs">
                        {signed(strength.low)} to {signed(strength.high)}
                      </span>
                      <IntervalBar value={strength.value} interval={strength} from={-widest} to={widest} />
                    </>
                  ) : (
                    <span className="text-muted-foreground">–</span>
                  )}
                </Cell>
              ) : null}
              <Cell numeric>{won}</Cell>
              <Cell numeric>{tied}</Cell>
              <Cell numeric>{lost}</Cell>
              <Cell numeric>{questions}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {strengths ? (
        <p className="text-muted-foreground mt-1.5 text-xs">
          Strength is around 0 for all columns together: a column that is 1 stronger than another is preferred to it
          about three times as often as the other way round.
        </p>
      ) : null}
    </section>
  );
}

function signed(value: number): string {
  const shown = Math.abs(value).toFixed(2);
  return `${value < 0 && Number(shown) !== 0 ? '−' : value > 0 && Number(shown) !== 0 ? '+' : ''}${shown}`;
}
