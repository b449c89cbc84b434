import type { HealthPoint } from '@/lib/retrieval/schema';

interface Props {
  points: readonly HealthPoint[];
  setting: string;
  recommended: number | null;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [440, 180, 44, 28];

/** Recall against latency, a point for each value; the table beside it has the same numbers. */
export function RecallCurve({ points, setting, recommended }: Props) {
  const most = Math.max(...points.map(({ latencyMs }) => latencyMs.p50)) * 1.1 || 1;
  const least = Math.min(0.9, ...points.map(({ recall }) => recall));
  const x = (milliseconds: number) => LEFT + (milliseconds / most) * (WIDTH - LEFT - 12);
  const y = (recall: number) => 10 + ((1 - recall) / (1 - least)) * (HEIGHT - BOTTOM - 10);
  const line = points.map(({ latencyMs, recall }) => `${x(latencyMs.p50)},${y(recall)}`).join(' ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Recall against latency by ${setting}`}
      className="text-muted-foreground w-full max-w-lg text-[10px]"
    >
      <line x1={LEFT} x2={WIDTH - 12} y1={y(0.95)} y2={y(0.95)} className="stroke-border" strokeDasharray="3 3" />
      <polyline points={line} fill="none" className="stroke-primary" strokeWidth={1.5} />
      {points.map(({ value, recall, latencyMs }) => (
        <g key={value}>
          <circle
            cx={x(latencyMs.p50)}
            cy={y(recall)}
            r={value === recommended ? 5 : 3}
            className={value === recommended ? 'fill-primary' : 'fill-card stroke-primary'}
          />
          <text x={x(latencyMs.p50)} y={y(recall) + 15} textAnchor="middle" fill="currentColor">
            {value}
          </text>
        </g>
      ))}
      {[1, 0.95, least].map((recall) => (
        <text key={recall} x={LEFT - 8} y={y(recall) + 3} textAnchor="end" fill="currentColor">
          {Math.round(recall * 100)} %
        </text>
      ))}
      <text x={WIDTH - 12} y={HEIGHT - 4} textAnchor="end" fill="currentColor">
        median latency, up to {most.toFixed(1)} ms
      </text>
    </svg>
  );
}
