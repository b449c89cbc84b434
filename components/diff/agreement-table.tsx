'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Agreement } from '@/lib/differences';
import { useState } from 'react';

interface AgreementTableProps {
  /** Letters and names of the columns. */
  columns: readonly { letter: string; name: string }[];
  agreement: readonly Agreement[] | null;
  /** Shows these two columns against each other. */
  onOpen: (a: number, b: number) => void;
}

const measures = { exact: 'Same text', similarity: 'Shared words' } as const;

/** How often each pair of columns agrees: a table of shares, tinted by them, in which a pair can be opened. */
export function AgreementTable({ columns, agreement, onOpen }: AgreementTableProps) {
  const [measure, setMeasure] = useState<keyof typeof measures>('exact');
  const pairOf = (a: number, b: number) =>
    agreement?.find((pair) => pair.a === Math.min(a, b) && pair.b === Math.max(a, b));
  return (
    <section className="bg-card shadow-small rounded-lg border">
      <div className="flex flex-wrap items-start justify-between gap-3 px-4 pt-3.5 pb-3">
        <div>
          <h2 className="text-base font-semibold">Agreement</h2>
          <p className="text-muted-foreground mt-0.5 text-sm">
            {measure === 'exact'
              ? 'Share of rows whose texts are equal but for case, punctuation, citations and white space.'
              : 'How many of their words two texts share, on average over the rows.'}
          </p>
        </div>
        <SegmentedControl
          label="Agreement by"
          value={measure}
          onValueChange={setMeasure}
          options={[
            { value: 'exact', label: measures.exact },
            { value: 'similarity', label: measures.similarity },
          ]}
        />
      </div>
      <div role="group" aria-label="Agreement of columns" tabIndex={0} className="overflow-x-auto px-4 pb-4">
        <table
          aria-label={`Agreement of columns: ${measures[measure]}`}
          className="border-separate border-spacing-1 text-sm"
        >
          <thead>
            <tr>
              <td />
              {columns.map(({ letter, name }) => (
                <th key={letter} scope="col" title={name} className="text-muted-foreground text-xs font-medium">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ letter, name }, a) => (
              <tr key={letter}>
                <th scope="row" className="max-w-64 truncate pr-2 text-left text-xs font-medium" title={name}>
                  {letter} <span className="text-muted-foreground font-normal">· {name}</span>
                </th>
                {columns.map((other, b) => (
                  <td key={other.letter}>
                    {a === b ? (
                      <span
                        className="text-muted-foreground flex h-8 w-16 items-center justify-center"
                        aria-label="itself"
                      >
                        –
                      </span>
                    ) : (
                      <PairCell
                        pair={pairOf(a, b)}
                        measure={measure}
                        label={`${letter} and ${other.letter}`}
                        onOpen={() => onOpen(a, b)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface PairCellProps {
  pair: Agreement | undefined;
  measure: keyof typeof measures;
  label: string;
  onOpen: () => void;
}

function PairCell({ pair, measure, label, onOpen }: PairCellProps) {
  const share = pair?.[measure] ?? null;
  if (!pair || share === null) {
    return (
      <span className="text-muted-foreground flex h-8 w-16 items-center justify-center" title="No row has both">
        {pair ? '–' : '…'}
      </span>
    );
  }
  const shown = `${Math.round(share * 100)} %`;
  return (
    <button
      type="button"
      onClick={onOpen}
      title={`${label}: ${shown} of ${pair.n} ${pair.n === 1 ? 'row' : 'rows'}. Opens their differences.`}
      aria-label={`${label}: ${shown} of ${pair.n} ${pair.n === 1 ? 'row' : 'rows'}`}
      className="tabular text-foreground hover:ring-ring relative flex h-8 w-16 items-center justify-center overflow-hidden rounded-sm hover:ring-2"
    >
      <span aria-hidden className="bg-primary absolute inset-0" style={{ opacity: 0.05 + share * 0.3 }} />
      <span className="relative">{shown}</span>
    </button>
  );
}
