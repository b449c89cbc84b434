import type { Answer } from '@/lib/answers/schema';
import { answerTimes } from './timing-sections';

const milliseconds = new Intl.NumberFormat('en-US');

/** An answer's timings as a bar with a legend, to the millisecond, so that what stands there adds up. */
export function TimingBar({ timings }: { timings: Answer['timings'] }) {
  const { waitedMs, sections, totalMs } = answerTimes(timings);
  if (totalMs === 0 && waitedMs === 0) {
    return <p className="text-muted-foreground text-sm">Nothing was measured yet.</p>;
  }
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
            <dd className="tabular text-right">{milliseconds.format(section.ms)} ms</dd>
          </div>
        ))}
        <dt className="border-t pt-1">Total</dt>
        <dd className="tabular border-t pt-1 text-right">{milliseconds.format(totalMs)} ms</dd>
        {waitedMs > 0 ? (
          <>
            <dt className="text-muted-foreground">Waited in line before that</dt>
            <dd className="text-muted-foreground tabular text-right">{milliseconds.format(waitedMs)} ms</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
