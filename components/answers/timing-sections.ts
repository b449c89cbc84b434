import type { Answer } from '@/lib/answers/schema';

interface TimingSection {
  label: string;
  /** Whole milliseconds. */
  ms: number;
  colour: string;
}

/** What an answer waited for before it began, and what its time went into from then on. */
interface AnswerTimes {
  waitedMs: number;
  sections: TimingSection[];
  /** What the answer's own numbers call its total: exactly the sum of the sections. */
  totalMs: number;
}

/**
 * `firstTokenMs` and `totalMs` count from the start of the answer, waiting excluded, so that the sections are their
 * differences. The marks between them are rounded, not the sections, so that these add up.
 */
export function answerTimes({ queuedMs, retrievalMs, firstTokenMs, totalMs }: Answer['timings']): AnswerTimes {
  const total = Math.round(totalMs ?? firstTokenMs ?? retrievalMs ?? 0);
  const searched = Math.min(Math.round(retrievalMs ?? 0), total);
  const begun = firstTokenMs === null ? total : Math.min(Math.max(Math.round(firstTokenMs), searched), total);
  const sections = [
    { label: 'Search', ms: searched, colour: 'bg-chart-2' },
    { label: 'To the first token', ms: begun - searched, colour: 'bg-chart-3' },
    { label: 'Writing', ms: total - begun, colour: 'bg-chart-1' },
  ];
  return {
    waitedMs: Math.round(queuedMs ?? 0),
    sections: sections.filter(({ ms }) => ms > 0),
    totalMs: total,
  };
}
