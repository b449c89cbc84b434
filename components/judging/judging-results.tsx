import { buttonVariants } from '@/components/ui/button-variants';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Page, PageHeader } from '@/components/ui/page-header';
import { columnLetter, variantName } from '@/components/answers';
import type { Comparison, JudgedColumn, Judging } from '@/lib/comparisons/schema';
import { Scale } from 'lucide-react';
import Link from 'next/link';
import { ColumnResults } from './column-results';
import { JudgeResults } from './judge-results';
import { PairResults } from './pair-results';
import { percent, verdictSentence } from './words';

interface JudgingResultsProps {
  workspaceSlug: string;
  comparison: Comparison;
  judging: Judging;
  canVote: boolean;
}

/** What the judgements show: the sentence first, then columns, pairs and judges. */
export function JudgingResults({ workspaceSlug, comparison, judging, canVote }: JudgingResultsProps) {
  const base = `/w/${encodeURIComponent(workspaceSlug)}/playground/${encodeURIComponent(comparison.id)}`;
  const names = namesOf(comparison);
  const nameOf = (at: number) => names[at] ?? '';
  const isShown = ({ variantIndex, winRate }: JudgedColumn) =>
    winRate !== null || !comparison.variants[variantIndex]?.replaced;
  const judge = canVote ? (
    <Link href={`${base}/judge`} className={buttonVariants({ variant: 'primary' })}>
      <Scale aria-hidden />
      Judge blind
    </Link>
  ) : null;
  return (
    <Page>
      <PageHeader
        breadcrumb={
          <Link href={base} className="hover:underline">
            Comparison
          </Link>
        }
        title="What the judgements show"
        description={<span dir="auto">{comparison.inputs[0]?.question.slice(0, 200)}</span>}
        actions={judge}
      />
      {judging.votes === 0 ? (
        <EmptyState
          icon={<Scale />}
          title="Nothing was judged yet."
          description="Judging blind shows two answers at a time without their names, and takes a key for each."
          actions={judge}
        />
      ) : (
        <div className="flex flex-col gap-6">
          <Callout tone={judging.best.length === 1 ? 'success' : 'info'} title={verdictSentence(judging, nameOf)}>
            {facts(judging)}
          </Callout>
          <ColumnResults columns={judging.columns.filter(isShown)} nameOf={nameOf} />
          <PairResults pairs={judging.pairs} nameOf={nameOf} />
          <JudgeResults judging={judging} names={names} />
        </div>
      )}
    </Page>
  );
}

/** Letters are those of the playground; what was replaced since has none, and keeps its judgements. */
function namesOf({ variants }: Comparison): string[] {
  let present = -1;
  return variants.map((variant) => {
    if (variant.replaced) return `${variantName(variant)} (replaced)`;
    present += 1;
    return `${columnLetter(present)} · ${variantName(variant)}`;
  });
}

function facts({ votes, questions, ties, neither, agreement }: Judging): string {
  const parts = [
    `${votes} ${votes === 1 ? 'judgement' : 'judgements'} on ${questions} ${questions === 1 ? 'question' : 'questions'}`,
    `${ties} ${ties === 1 ? 'tie' : 'ties'}`,
    `${neither} times neither was good`,
    agreement ? `judges agreed in ${percent(agreement.share)} of ${agreement.n} choices that two made` : null,
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}
