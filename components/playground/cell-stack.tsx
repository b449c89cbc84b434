'use client';

import { formatCost, formatDuration } from '@/components/answers';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Answer } from '@/lib/answers/schema';
import { Play } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { isLive, lacking } from './cells';
import { spreadOf, type Spread } from './spread';

interface CellStackProps {
  answers: readonly Answer[];
  repeats: number;
  /** Names the cell for its buttons: `A, question 3`. */
  label: string;
  /** Asks for what the cell lacks; undefined where it can't be asked. */
  onRun: (() => void) | undefined;
  /** Numbers would give a hidden column away. */
  blind: boolean;
  children: (answer: Answer) => ReactNode;
}

/** One cell: its answer; of several repeats one at a time, with how far they lie apart; or that it was not run yet. */
export function CellStack({ answers, repeats, label, onRun, blind, children }: CellStackProps) {
  const [wanted, setWanted] = useState(0);
  if (answers.length === 0) {
    return (
      <div className="text-muted-foreground flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-4 text-sm">
        Not run yet.
        {onRun ? <RunButton label={`Run ${label}`} onPress={onRun} text="Run" /> : null}
      </div>
    );
  }
  const missing = lacking(answers, repeats);
  const shown = answers[Math.min(wanted, answers.length - 1)];
  const first = answers.length === 1 && answers[0]?.repeat === 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {first && repeats === 1 ? null : (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 pt-2 text-xs">
          <div role="group" aria-label={`Repeats of ${label}`} className="flex flex-wrap gap-0.5">
            {answers.map((answer, at) => (
              <button
                key={answer.id}
                type="button"
                aria-pressed={answer === shown}
                aria-label={`Repeat ${answer.repeat + 1}`}
                onClick={() => setWanted(at)}
                className={cn(
                  'tabular size-6 rounded text-xs',
                  answer === shown ? 'bg-primary text-primary-foreground' : 'bg-muted text-muted-foreground',
                )}
              >
                {answer.repeat + 1}
              </button>
            ))}
          </div>
          {missing > 0 && onRun ? (
            <RunButton label={`Run the missing repeats of ${label}`} onPress={onRun} text={`${missing} more`} />
          ) : null}
          {blind ? null : <SpreadLine answers={answers} />}
        </div>
      )}
      <div className="min-h-0 grow">{shown ? children(shown) : null}</div>
    </div>
  );
}

function RunButton({ label, text, onPress }: { label: string; text: string; onPress: () => void }) {
  return (
    <Button size="sm" aria-label={label} onClick={onPress}>
      <Play aria-hidden />
      {text}
    </Button>
  );
}

/** How far the repeats lie apart, once all have come. */
function SpreadLine({ answers }: { answers: readonly Answer[] }) {
  const live = answers.some(isLive);
  const spread = useMemo(() => (live ? null : spreadOf(answers)), [answers, live]);
  if (spread === null || spread.answers < 2) return null;
  return <span className="text-muted-foreground tabular">{wordsFor(spread)}</span>;
}

function wordsFor({ words, costUsd, totalMs, agreement }: Spread): string {
  const range = (low: string, high: string) => (low === high ? low : `${low} – ${high}`);
  return [
    agreement === null ? null : `${Math.round(agreement * 100)} % alike`,
    words && `${range(String(words.low), String(words.high))} words`,
    totalMs && range(formatDuration(totalMs.low), formatDuration(totalMs.high)),
    costUsd === null ? 'cost unknown' : costUsd.sum === 0 ? null : `${formatCost(costUsd.sum)} together`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
