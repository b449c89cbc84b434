interface Props {
  value: number;
  interval: { low: number; high: number } | null;
  /** The ends of the scale. */
  from?: number;
  to?: number;
}

/** A mean as a dot with its interval as a line, on a scale from 0 to 1 unless told; the numbers stand beside it. */
export function IntervalBar({ value, interval, from = 0, to = 1 }: Props) {
  const at = (x: number) => ((Math.min(to, Math.max(from, x)) - from) / (to - from)) * 100;
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" className="h-3 w-full min-w-20" aria-hidden>
      <line x1="0" x2="100" y1="6" y2="6" className="stroke-border" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      {from < 0 ? (
        <line
          x1={at(0)}
          x2={at(0)}
          y1="0"
          y2="12"
          className="stroke-border-strong"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
      {interval ? (
        <line
          x1={at(interval.low)}
          x2={at(interval.high)}
          y1="6"
          y2="6"
          className="stroke-primary"
          strokeWidth="3"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
      <line
        x1={at(value)}
        x2={at(value)}
        y1="1"
        y2="11"
        className="stroke-foreground"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
