import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { Judging } from '@/lib/comparisons/schema';
import { percent } from './words';

/** Each judge's own win rates, so that one person's taste is not taken for everybody's. */
export function JudgeResults({ judging, names }: { judging: Judging; names: readonly string[] }) {
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">By judge</h2>
      <Table label="Win rates by judge">
        <TableHead>
          <tr>
            <HeadCell>Judge</HeadCell>
            <HeadCell className="text-right">Judgements</HeadCell>
            <HeadCell className="text-right">Ties</HeadCell>
            <HeadCell className="text-right">Neither</HeadCell>
            {names.map((name, at) => (
              <HeadCell key={at} className="max-w-40 truncate text-right" title={name}>
                {name}
              </HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {judging.judges.map((judge) => (
            <Row key={judge.id ?? ''}>
              <Cell>
                <span dir="auto">{judge.name}</span>
              </Cell>
              <Cell numeric>{judge.votes}</Cell>
              <Cell numeric>{judge.ties}</Cell>
              <Cell numeric>{judge.neither}</Cell>
              {judge.winRates.map((rate, at) => (
                <Cell key={at} numeric>
                  {rate === null ? '–' : percent(rate)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
