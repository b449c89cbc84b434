import type { HistoryRow } from './layout-history';

const LANE = 12;
/** Where the dot stands below the row's upper edge, in pixels: beside the version's name. */
const DOT = 17;

const x = (lane: number) => lane * LANE + LANE / 2;

/** The lines of one row of the history. What they say stands in words in the row: from which branch, merged from which version. */
export function HistoryGraph({ row, lanes }: { row: HistoryRow; lanes: number }) {
  const width = lanes * LANE;
  const line = (from: number, to: number, key: string) => (
    <line key={key} x1={x(from)} y1={0} x2={x(to)} y2={100} vectorEffect="non-scaling-stroke" />
  );
  const frame = 'stroke-border-strong absolute left-0';
  return (
    <span aria-hidden className="relative shrink-0 self-stretch" style={{ width }}>
      <svg
        className={frame}
        style={{ top: 0, height: DOT }}
        width={width}
        viewBox={`0 0 ${width} 100`}
        preserveAspectRatio="none"
        strokeWidth={1.5}
      >
        {row.through.map((lane) => line(lane, lane, `through${lane}`))}
        {row.above.map((lane) => line(lane, row.lane, `above${lane}`))}
      </svg>
      <svg
        className={frame}
        style={{ top: DOT, height: `calc(100% - ${DOT}px)` }}
        width={width}
        viewBox={`0 0 ${width} 100`}
        preserveAspectRatio="none"
        strokeWidth={1.5}
      >
        {row.through.map((lane) => line(lane, lane, `through${lane}`))}
        {row.below.map((lane) => line(row.lane, lane, `below${lane}`))}
      </svg>
      <span
        className="border-primary bg-background absolute size-2 rounded-full border-2"
        style={{ left: x(row.lane) - 4, top: DOT - 4 }}
      />
    </span>
  );
}
