import type { Answer } from '@/lib/answers/schema';
import { formatDuration } from './format';

interface Section {
  label: string;
  ms: number;
  colour: string;
}

/** Where an answer's time went. `firstTokenMs` and `totalMs` count from the start, so that the sections are their differences. */
function sectionsOf({ queuedMs, retrievalMs, firstTokenMs, totalMs }: Answer['timings']): Section[] {
  const retrieval = retrievalMs ?? 0;
  const sections = [
    { label: 'Waiting', ms: queuedMs ?? 0, colour: 'bg-chart-5' },
    { label: 'Search', ms: retrieval, colour: 'bg-chart-2' },
    { label: 'To the first token', ms: Math.max(0, (firstTokenMs ?? totalMs ?? 0) - retrieval), colour: 'bg-chart-3' },
    { label: 'Writing', ms: Math.max(0, (totalMs ?? 0) - (firstTokenMs ?? totalMs ?? 0)), colour: 'bg-chart-1' },
  ];
  return sections.filter((section) => section.ms > 0);
}

/** An answer's timings as a bar with a legend. */
export function TimingBar({ timings }: { timings: Answer['timings'] }) {
  const sections = sectionsOf(timings);
  const total = sections.reduce((sum, section) => sum + section.ms, 0);
  if (total === 0) return <p className="text-muted-foreground text-sm">Nothing was measured yet.</p>;
  return (
    <div>
      <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded">
        {sections.map((section) => (
          <span key={section.label} className={section.colour} style={{ flexGrow: section.ms, minWidth: 2 }} />
        ))}
      </div>
      <dl className="mt-2.5 grid grid-cols-[1fr_auto] gap-y-1 text-sm">
        {sections.map((section) => (
          <div key={section.label} className="contents">
            <dt className="text-muted-foreground flex items-center gap-2">
              <span aria-hidden className={`size-2.5 rounded-sm ${section.colour}`} />
              {section.label}
            </dt>
            <dd className="tabular text-right">{formatDuration(section.ms)}</dd>
          </div>
        ))}
        <dt className="border-t pt-1">In all</dt>
        <dd className="tabular border-t pt-1 text-right">{formatDuration(total)}</dd>
      </dl>
    </div>
  );
}
