'use client';

import { Ellipsis, Play, Search, Square, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ErrorMessage } from '@/components/ui/error-message';
import { IconButton } from '@/components/ui/icon-button';
import { InputWithIcon } from '@/components/ui/input';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Progress } from '@/components/ui/progress';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import type { RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { CaseRanks } from './case-ranks';
import { StatusBadge } from './evaluation-status';
import { METRIC_NAMES, METRICS, verdictSentence } from './measures';
import { PairTable } from './pair-table';
import { ResultTable } from './result-table';
import { evaluationHref, type EvaluationsWorkspace } from './types';
import { isUnderWay, useEvaluation, useEvaluationActions } from './use-evaluations';

interface Props {
  workspace: EvaluationsWorkspace;
  initial: RetrievalEvaluation;
}

/** One evaluation: the verdict first, then the measures, the pairs, and the ranks per question. */
export function EvaluationScreen({ workspace, initial }: Props) {
  const router = useRouter();
  const { data: evaluation } = useEvaluation(workspace, initial);
  const { stop, resume, remove } = useEvaluationActions(workspace, evaluation);
  const { metric, k, search, change } = useMeasureView(evaluation);
  const underWay = isUnderWay(evaluation);
  const { status, progress, builds, warnings, error, results } = evaluation;
  const measured = results !== null && results.some(({ n }) => n > 0);
  const incomplete = progress.done < progress.total || (results?.some(({ failed }) => failed > 0) ?? false);
  return (
    <Page wide>
      <PageHeader
        breadcrumb={
          <Link href={evaluationHref(workspace)} className="hover:underline">
            Evaluations
          </Link>
        }
        title={<span dir="auto">{evaluation.name}</span>}
        description={
          <>
            <Link
              href={`/w/${encodeURIComponent(workspace.slug)}/datasets/${evaluation.datasetId}?version=${evaluation.datasetVersion}`}
              className="underline underline-offset-2"
              dir="auto"
            >
              {evaluation.datasetName}
            </Link>
            , version {evaluation.datasetVersion} <StatusBadge status={status} />
          </>
        }
        actions={
          workspace.canRun ? (
            <>
              {underWay ? (
                <Button busy={stop.isPending} onClick={() => stop.mutate()}>
                  <Square aria-hidden />
                  Stop
                </Button>
              ) : incomplete ? (
                <Button busy={resume.isPending} onClick={() => resume.mutate()}>
                  <Play aria-hidden />
                  {progress.done < progress.total ? 'Go on' : 'Ask again what failed'}
                </Button>
              ) : null}
              {workspace.canWrite ? (
                <Menu
                  trigger={
                    <IconButton label="More actions">
                      <Ellipsis aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem
                    icon={<Trash2 aria-hidden />}
                    destructive
                    onSelect={() =>
                      remove.mutate(undefined, { onSuccess: () => router.push(evaluationHref(workspace)) })
                    }
                  >
                    Delete
                  </MenuItem>
                </Menu>
              ) : null}
            </>
          ) : null
        }
      />
      <div className="flex flex-col gap-5">
        {status === 'building' && builds ? (
          <Progress label="Building indexes" done={builds.done} total={builds.total} unit="indexes" />
        ) : null}
        {underWay && status !== 'building' ? (
          <Progress
            label={status === 'queued' ? 'Waiting to begin' : 'Asking'}
            done={progress.done}
            total={progress.total}
            unit="searches"
          />
        ) : null}
        {error ? (
          <ErrorMessage
            title="The evaluation failed"
            kept="What was measured before is kept."
            remedy={error.detail}
            details={error.code}
          />
        ) : null}
        {warnings.length > 0 ? (
          <Callout tone="warning" title="Worth knowing">
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {measured ? (
          <>
            <section aria-label="Verdict" className="flex flex-col gap-3">
              <p role="status" dir="auto" className="text-lg leading-snug font-medium break-words">
                {verdictSentence(evaluation, metric, k)}
              </p>
              <div className="flex flex-wrap items-center gap-3">
                <div className="max-w-full overflow-x-auto">
                  <SegmentedControl
                    label="Measure"
                    value={metric}
                    onValueChange={(next) => change({ metric: next })}
                    options={METRICS.map((name) => ({ value: name, label: METRIC_NAMES[name] }))}
                  />
                </div>
                <Select
                  label="Cut-off k"
                  size="sm"
                  className="w-28"
                  options={evaluation.ks.map((value) => ({ value: String(value), label: `k = ${value}` }))}
                  value={String(k)}
                  onValueChange={(next) => change({ k: next })}
                />
              </div>
            </section>
            <ResultTable evaluation={evaluation} metric={metric} k={k} workspaceSlug={workspace.slug} />
            {evaluation.retrievals.length > 1 ? (
              <section className="flex flex-col gap-2">
                <h2 className="text-base font-semibold">Pairs</h2>
                <PairTable evaluation={evaluation} metric={metric} k={k} />
              </section>
            ) : null}
            <section className="flex flex-col gap-2">
              <div className="flex flex-wrap items-end justify-between gap-2">
                <div>
                  <h2 className="text-base font-semibold">Questions</h2>
                  <p className="text-muted-foreground text-sm">
                    Where the retrievals differ most stands first. A rank opens the passage’s journey.
                  </p>
                </div>
                <InputWithIcon
                  icon={<Search aria-hidden />}
                  type="search"
                  aria-label="Search the questions"
                  placeholder="Search the questions"
                  className="w-full sm:w-64"
                  value={search}
                  onChange={(event) => change({ q: event.target.value })}
                />
              </div>
              <CaseRanks evaluation={evaluation} workspaceSlug={workspace.slug} search={search} />
            </section>
          </>
        ) : underWay ? null : (
          <p className="text-muted-foreground">Nothing was measured.</p>
        )}
      </div>
    </Page>
  );
}

/** The measure, the cut-off and the search stand in the address. */
function useMeasureView({ ks }: Pick<RetrievalEvaluation, 'ks'>) {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const metric = METRICS.find((name) => name === parameters.get('metric')) ?? 'recall';
  const k = ks.find((value) => String(value) === parameters.get('k')) ?? ks.at(-1) ?? 10;
  const change = (part: Record<string, string>) => {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(part)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    window.history.replaceState(null, '', `${pathname}?${next}`);
  };
  return { metric, k, search: parameters.get('q') ?? '', change };
}
