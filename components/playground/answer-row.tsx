'use client';

import { columnLetter, variantName } from '@/components/answers';
import { blindOrder, VoteBar } from '@/components/judging';
import { cn } from '@/components/ui/cn';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundColumn } from '@/lib/playground/schema';
import { AnswerCell } from './answer-cell';
import type { Waiting } from './use-comparison';

export interface AnswerActions {
  onInspect: (answer: Answer) => void;
  onCompare: (answer: Answer) => void;
  onRetry: (answer: Answer) => void;
  onStop: (answer: Answer) => void;
  onVote: (inputIndex: number, winner: string, comment: string | undefined) => void;
}

interface AnswerRowProps extends AnswerActions {
  comparison: Comparison;
  inputIndex: number;
  columns: readonly PlaygroundColumn[];
  workspaceSlug: string;
  blind: boolean;
  canRun: boolean;
  showQuestion: boolean;
  current: boolean;
  waiting: ReadonlyMap<string, Waiting>;
  /** The column that a phone shows. */
  shownColumn: number;
}

/** The answers to one question, one per column, and the judgement about them. */
export function AnswerRow(props: AnswerRowProps) {
  const { comparison, inputIndex, columns, workspaceSlug, blind, canRun, showQuestion, current, waiting, shownColumn } =
    props;
  const vote = comparison.votes.findLast(({ inputIndex: of, shown }) => of === inputIndex && shown.length === 0);
  const hidden = blind && !vote;
  const ofColumn = (column: PlaygroundColumn) =>
    comparison.answers.filter((answer) => answer.variantIndex === column.ranAs && answer.inputIndex === inputIndex);
  const places = columns.map((column, at) => ({
    id: column.id,
    column,
    letter: columnLetter(at),
    answers: ofColumn(column),
  }));
  // Hidden columns that were never run would be told apart by their emptiness; they come last as they are.
  const shuffled = blind
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
  const over = comparison.answers
    .filter((answer) => answer.inputIndex === inputIndex)
    .every((answer) => answer.status !== 'queued' && answer.status !== 'running');
  return (
    <>
      {showQuestion ? (
        <div className="bg-sunken col-span-full border-b px-3 py-2">
          <h3
            dir="auto"
            className="sticky left-3 w-fit max-w-[min(90vw,60rem)] text-sm font-medium break-words whitespace-pre-wrap"
          >
            {comparison.inputs[inputIndex]?.question}
          </h3>
        </div>
      ) : null}
      {shown.map(({ column, letter, answers }, at) => (
        <div key={column.id} className={cn('min-w-0 border-b md:border-r', at !== shownColumn && 'max-md:hidden')}>
          {answers.length === 0 ? (
            <p className="text-muted-foreground px-3 py-4 text-sm">Not run yet.</p>
          ) : (
            answers.map((answer) => (
              <AnswerCell
                key={answer.id}
                answer={answer}
                workspaceSlug={workspaceSlug}
                title={hidden ? `Answer ${letter}` : titleOf(letter, column, comparison, answer, blind)}
                blind={hidden}
                canRun={canRun}
                waiting={waiting.get(answer.id)}
                won={vote?.winner === answer.id}
                onInspect={props.onInspect}
                onCompare={props.onCompare}
                onRetry={props.onRetry}
                onStop={props.onStop}
              />
            ))
          )}
        </div>
      ))}
      {over && judged.length > 1 && canRun ? (
        <div className={cn('bg-card col-span-full border-b', current && 'bg-sunken')}>
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
  comparison: Comparison,
  answer: Answer,
  blind: boolean,
): string {
  const ran = comparison.variants[answer.variantIndex];
  const repeat = comparison.repeats > 1 ? ` · repeat ${answer.repeat + 1}` : '';
  return blind || column.changed
    ? `${letter} · ${variantName(ran ?? column.variant)}${repeat}`
    : `${letter} · ${answer.model}${repeat}`;
}
