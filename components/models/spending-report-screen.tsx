import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { formatDay } from '@/components/ui/dates';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { Spent, SpendingReport } from '@/lib/models/schema';
import { tokenCount, usd } from './format';

interface SpendingReportScreenProps {
  /** The page of models. */
  modelsHref: string;
  /** How many days are shown, of those that can be. */
  days: number;
  ranges: readonly number[];
  report: SpendingReport;
}

/** What was spent: the sum first, then by day, model, prompt and person. */
export function SpendingReportScreen({ modelsHref, days, ranges, report }: SpendingReportScreenProps) {
  const { today, byDay, byModel, byPrompt, byPerson, otherUsd } = report;
  const cap = today.dailyCapUsd;
  return (
    <Page>
      <PageHeader
        breadcrumb={
          <Link href={modelsHref} className="hover:underline">
            Models
          </Link>
        }
        title="Spending"
        description={`${usd(report.usd)} from ${formatDay(report.from)} to ${formatDay(report.to)} (UTC), where prices are known. Today: ${usd(today.usd)}${
          cap === null ? ', without a daily cap' : ` of ${usd(cap)}`
        }.`}
        actions={
          <nav aria-label="Days" className="bg-muted inline-flex h-8 items-center gap-0.5 rounded-md p-0.5">
            {ranges.map((range) => (
              <Link
                key={range}
                href={`?days=${range}`}
                aria-current={range === days ? 'page' : undefined}
                className={cn(
                  'inline-flex h-7 items-center rounded-sm px-2.5 text-xs font-medium',
                  range === days
                    ? 'bg-card shadow-small text-foreground dark:bg-accent'
                    : 'text-muted-foreground hover:text-foreground',
                )}
              >
                {range} days
              </Link>
            ))}
          </nav>
        }
      />
      <div className="flex flex-col gap-6">
        {cap !== null && today.usd >= cap ? (
          <Callout tone="warning" title="The cap for today is reached.">
            Nothing more is asked of models with a price until midnight UTC, or until an admin raises the cap.
          </Callout>
        ) : null}
        <Days byDay={byDay} />
        <Part title="By model" head="Model" rows={byModel.map(({ model, ...spent }) => ({ name: model, spent }))} />
        <Part
          title="By prompt"
          head="Prompt"
          rows={byPrompt.map(({ prompt, ...spent }) => ({ name: prompt ?? 'without a saved prompt', spent }))}
        />
        <Part
          title="By person"
          head="Person"
          rows={byPerson.map(({ person, ...spent }) => ({ name: person?.name ?? 'nobody in particular', spent }))}
        />
        {otherUsd > 0 ? (
          <p className="text-muted-foreground text-sm">
            {usd(otherUsd)} of it was spent before models and people were written down.
          </p>
        ) : null}
      </div>
    </Page>
  );
}

function Days({ byDay }: Pick<SpendingReport, 'byDay'>) {
  const most = Math.max(...byDay.map((each) => each.usd));
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">By day</h2>
      {most > 0 ? (
        <>
          <p className="text-muted-foreground mb-1 text-xs">{`The most in a day was ${usd(most)}.`}</p>
          <ol
            aria-label="Spent by day"
            className="bg-card shadow-small flex h-40 items-end gap-px rounded-lg border px-3 pt-3"
          >
            {byDay.map((each) => (
              <li key={each.day} className="h-full min-w-0 flex-1" title={`${formatDay(each.day)}: ${usd(each.usd)}`}>
                <span className="sr-only">{`${formatDay(each.day)}: ${usd(each.usd)}`}</span>
                <span aria-hidden className="flex h-full items-end">
                  <span
                    className={cn('w-full rounded-t-sm', each.usd > 0 ? 'bg-primary min-h-0.5' : 'bg-border h-px')}
                    style={each.usd > 0 ? { height: `${(each.usd / most) * 100}%` } : undefined}
                  />
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p className="text-muted-foreground text-sm">Nothing that has a price was asked in these days.</p>
      )}
    </section>
  );
}

function Part({ title, head, rows }: { title: string; head: string; rows: readonly { name: string; spent: Spent }[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">{title}</h2>
      <Table label={title}>
        <TableHead>
          <tr>
            <HeadCell>{head}</HeadCell>
            <HeadCell className="text-right">Spent</HeadCell>
            <HeadCell className="text-right">Calls</HeadCell>
            <HeadCell className="text-right">Price unknown</HeadCell>
            <HeadCell className="text-right">Tokens in</HeadCell>
            <HeadCell className="text-right">Tokens out</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ name, spent }) => (
            <Row key={name}>
              <Cell>
                <span dir="auto">{name}</span>
              </Cell>
              <Cell numeric>{spent.unknownCalls === spent.calls ? 'unknown' : usd(spent.usd)}</Cell>
              <Cell numeric>{spent.calls}</Cell>
              <Cell numeric>{spent.unknownCalls}</Cell>
              <Cell numeric>{tokenCount(spent.inputTokens)}</Cell>
              <Cell numeric>{tokenCount(spent.outputTokens)}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
