'use client';

import { columnLetter, variantName } from '@/components/answers';
import { blindOrder, isOwnVote, useJudge, VoteBar } from '@/components/judging';
import { cn } from '@/components/ui/cn';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundColumn, PlaygroundRow } from '@/lib/playground/schema';
import { AnswerCell } from './answer-cell';
import { CellStack } from './cell-stack';
import { isLive, type Cells } from './cells';
import type { Waiting } from './use-comparison';

export interface AnswerActions {
  onInspect: (answer: Answer) => void;
  onCompare: (answer: Answer) => void;
  onRetry: (answer: Answer) => void;
  onStop: (answer: Answer) => void;
  onVote: (inputIndex: number, winner: string, comment: string | undefined) => void;
  /** Asks for what one cell lacks. */
  onRunCell: (columnId: string, rowId: string) => void;
}

interface AnswerRowProps extends AnswerActions {
  comparison: Comparison | null;
  cells: Cells;
  row: PlaygroundRow;
  /** Counted from 1. */
  number: number;
  columns: readonly PlaygroundColumn[];
  /** The columns that can be seen, by their place; the others keep their room. */
  from: number;
  to: number;
  repeats: number;
  workspaceSlug: string;
  blind: boolean;
  canRun: boolean;
  /** Cells of one height that scroll by themselves, as a long table needs them. */
  clipped: boolean;
  current: boolean;
  waiting: ReadonlyMap<string, Waiting>;
  /** The column that a phone shows. */
  shownColumn: number;
}

/** The answers to one question, one per column, and the judgement about them. */
export function AnswerRow(props: AnswerRowProps) {
  const { comparison, cells, row, number, columns, from, to, repeats, workspaceSlug, blind, canRun } = props;
  const { clipped, current, waiting, shownColumn } = props;
  const inputIndex = row.ranAs;
  const judge = useJudge();
  const vote =
    inputIndex === null ? undefined : comparison?.votes.findLast((each) => isOwnVote(judge, each, inputIndex));
  const hidden = blind && !vote;
  const places = columns.map((column, at) => ({
    id: column.id,
    column,
    letter: columnLetter(at),
    answers: cells.at(inputIndex, column.ranAs),
  }));
  // Hidden columns that were never run would be told apart by their emptiness; they come last as they are.
  const shuffled =
    blind && comparison && inputIndex !== null
      ? blindOrder(
          places.map((place) => ({ ...place, id: place.answers[0]?.id ?? place.id })),
          comparison.id,
          inputIndex,
        )
      : places;
  const shown = shuffled.map((place, at) => (blind ? { ...place, letter: columnLetter(at) } : place));
  const judged = shown.flatMap(({ answers, letter }) => {
    const answer = answers.find((candidate) => candidate.status === 'done' || candidate.text !== '');
    return answer ? [{ id: answer.id, letter }] : [];
  });
  const over = shown.every(({ answers }) => !answers.some(isLive));
  const mayAsk = canRun && row.question.trim() !== '';
  return (
    <>
      {shown.map(({ id, column, letter, answers }, at) =>
        at !== shownColumn && (at < from || at > to) ? null : (
          <div
            key={id}
            data-column={hidden ? undefined : id}
            style={{ '--at': at + 1 } as React.CSSProperties}
            className={cn(
              'min-w-0 border-b md:col-start-(--at) md:row-start-1 md:border-r',
              clipped && 'h-64 [contain:strict]',
              at !== shownColumn && 'max-md:hidden',
            )}
          >
            <CellStack
              answers={answers}
              repeats={repeats}
              label={`${letter}, question ${number}`}
              blind={hidden}
              onRun={mayAsk && !answers.some(isLive) ? () => props.onRunCell(column.id, row.id) : undefined}
            >
              {(answer) => (
                <AnswerCell
                  key={answer.id}
                  answer={answer}
                  workspaceSlug={workspaceSlug}
                  title={hidden ? `Answer ${letter}` : titleOf(letter, column, comparison, answer, blind)}
                  blind={hidden}
                  canRun={canRun}
                  clipped={clipped}
                  waiting={waiting.get(answer.id)}
                  won={vote?.winner === answer.id}
                  onInspect={props.onInspect}
                  onCompare={props.onCompare}
                  onRetry={props.onRetry}
                  onStop={props.onStop}
                />
              )}
            </CellStack>
          </div>
        ),
      )}
      {over && judged.length > 1 && canRun && inputIndex !== null ? (
        <div className={cn('bg-card col-span-full border-b md:row-start-2', current && 'bg-sunken')}>
          <div className="sticky left-0 w-fit max-w-full">
            <VoteBar
              answers={judged}
              vote={vote}
              current={current}
              onVote={(winner, comment) => props.onVote(inputIndex, winner, comment)}
            />
          </div>
        </div>
      ) : null}
    </>
  );
}

/** Beside heads an answer's letter is enough; in the blind order it needs its column's name. */
function titleOf(
  letter: string,
  column: PlaygroundColumn,
  comparison: Comparison | null,
  answer: Answer,
  blind: boolean,
): string {
  const ran = comparison?.variants[answer.variantIndex];
  const repeat = (comparison?.repeats ?? 1) > 1 ? ` · repeat ${answer.repeat + 1}` : '';
  return blind || column.changed
    ? `${letter} · ${variantName(ran ?? column.variant)}${repeat}`
    : `${letter} · ${answer.model}${repeat}`;
}
