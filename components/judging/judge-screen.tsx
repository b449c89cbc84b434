'use client';

import { AnswerText } from '@/components/answer-text';
import { useShortcut } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Progress } from '@/components/ui/progress';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import { ChartColumn, Scale, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useJudging } from './use-judging';
import { VoteBar } from './vote-bar';

interface JudgeScreenProps {
  workspace: { id: string; slug: string };
  comparison: Comparison;
  /** Who judges. */
  judge: string;
}

/** Two answers at a time, without a name: which is better? */
export function JudgeScreen({ workspace, comparison, judge }: JudgeScreenProps) {
  const { pairs, done, current, vote, saving, canUndo, ...actions } = useJudging(workspace.id, comparison, judge);
  const base = `/w/${encodeURIComponent(workspace.slug)}/playground/${encodeURIComponent(comparison.id)}`;
  useShortcut({
    keys: 'u',
    label: 'Undo the last judgement',
    group: 'Judging',
    disabled: !canUndo,
    onPress: actions.undo,
  });
  const undo = canUndo ? (
    <Button disabled={saving} onClick={actions.undo}>
      <Undo2 aria-hidden />
      Undo
      <Kbd>U</Kbd>
    </Button>
  ) : null;
  return (
    <Page wide className="flex min-h-[calc(100dvh-3.5rem)] flex-col md:min-h-dvh">
      <PageHeader
        breadcrumb={
          <Link href={base} className="hover:underline">
            Comparison
          </Link>
        }
        title="Which answer is better?"
        description="Names are hidden and sides are drawn by lot. Judge what is written."
        actions={
          <>
            {undo}
            <Link href={`${base}/judging`} className={buttonVariants()}>
              <ChartColumn aria-hidden />
              Results
            </Link>
          </>
        }
      />
      {pairs.length === 0 ? (
        <EmptyState
          icon={<Scale />}
          title="There are no two answers to judge."
          description="At least two columns need an answer to the same question."
          actions={
            <Link href={base} className={buttonVariants({ variant: 'primary' })}>
              Back to the comparison
            </Link>
          }
        />
      ) : (
        <div className="mb-4">
          <Progress label="Pairs judged" done={done} total={pairs.length} />
        </div>
      )}
      {current ? (
        <>
          <h2 dir="auto" className="mb-3 max-w-4xl text-base font-medium break-words whitespace-pre-wrap">
            {comparison.inputs[current.inputIndex]?.question}
          </h2>
          <div className="grid grow content-start items-start gap-3 md:grid-cols-2">
            <Side letter="A" answer={current.left} />
            <Side letter="B" answer={current.right} />
          </div>
          <div className="bg-background sticky bottom-14 -mx-4 mt-3 border-t px-1 sm:-mx-6 sm:px-3 md:bottom-0">
            <VoteBar
              key={current.shown.join(' ')}
              answers={[
                { id: current.left.id, letter: 'A' },
                { id: current.right.id, letter: 'B' },
              ]}
              vote={vote}
              current
              onVote={actions.judge}
            />
          </div>
        </>
      ) : null}
      {pairs.length > 0 && !current ? (
        <Callout
          tone="success"
          title="You have judged every pair."
          actions={
            <Link href={`${base}/judging`} className={buttonVariants({ variant: 'primary' })}>
              See what the judgements show
            </Link>
          }
        >
          Names are shown with the results.
        </Callout>
      ) : null}
    </Page>
  );
}

/** Sources are shown with no more than their numbers: what was found could tell columns apart. */
function Side({ letter, answer }: { letter: string; answer: Answer }) {
  return (
    <Card className="min-w-0">
      <article aria-label={`Answer ${letter}`} className="px-4 py-3">
        <h3 className="text-muted-foreground mb-1.5 text-xs font-medium">Answer {letter}</h3>
        <AnswerText text={answer.text} citations={answer.citations} withheld />
      </article>
    </Card>
  );
}
