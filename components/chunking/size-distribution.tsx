import { summariseSizes } from './summarise-sizes';

interface Props {
  /** Tokens of each chunk. */
  sizes: readonly number[];
}

/** How many chunks there are and how their sizes spread. */
export function SizeDistribution({ sizes }: Props) {
  const summary = summariseSizes(sizes);
  if (!summary) return <p className="text-muted-foreground text-sm">There is no text to cut.</p>;
  const highest = Math.max(...summary.bars.map(({ count }) => count));
  const facts = [
    ['Chunks', summary.count],
    ['Tokens in all', summary.total],
    ['Smallest', summary.least],
    ['Median', summary.median],
    ['Largest', summary.most],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="tabular text-right">{value.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      <figure>
        <div
          role="img"
          aria-label={`Chunks by size: ${summary.bars.map(({ from, to, count }) => `${from} to ${to} tokens: ${count}`).join('; ')}`}
          className="flex h-20 items-end gap-0.5 border-b"
        >
          {summary.bars.map(({ from, to, count }) => (
            <div
              key={from}
              title={`${from} to ${to} tokens: ${count}`}
              className="bg-chart-1 grow rounded-t-xs"
              style={{ height: `${count === 0 ? 0 : Math.max(4, (count / highest) * 100)}%` }}
            />
          ))}
        </div>
        <figcaption className="text-muted-foreground tabular mt-1 flex justify-between text-xs">
          <span>0</span>
          <span>tokens</span>
          <span>{summary.most.toLocaleString('en-US')}</span>
        </figcaption>
      </figure>
    </div>
  );
}
