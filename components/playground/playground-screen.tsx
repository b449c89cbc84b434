'use client';

import { columnLetter, variantName } from '@/components/answers';
import { ShareDialog } from '@/components/shares';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ErrorMessage } from '@/components/ui/error-message';
import { toast } from '@/components/ui/toast';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { Share2 } from 'lucide-react';
import { useCallback, useMemo, useReducer, useState } from 'react';
import { AddRowsDialog } from './add-rows-dialog';
import { AnswerGrid } from './answer-grid';
import { ComparisonLinks } from './comparison-links';
import { defaultVariant, fillDefaults } from './default-setup';
import { DiffDialog } from './diff-dialog';
import { ExpandDialog } from './expand-dialog';
import { HistoryDrawer } from './history-drawer';
import { Inspector } from './inspector';
import { NothingYet } from './nothing-yet';
import { QuestionRows } from './question-rows';
import { RunCost } from './run-cost';
import { RunAnnouncer } from './run-announcer';
import type { RunPlan } from './plan-run';
import { changeSetup, ownVariables, setupOf, variablesOf, whyNotRun } from './setup';
import { Toolbar } from './toolbar';
import { useActions } from './use-actions';
import { useAddressedAnswer } from './use-addressed-answer';
import { useAddressedId } from './use-addressed-id';
import { useAutosave } from './use-autosave';
import { useComparison } from './use-comparison';
import { useEstimate } from './use-estimate';
import { usePromptVariables, type Options } from './use-options';
import { usePlaygroundKeys } from './use-playground-keys';
import { useRun } from './use-run';

interface PlaygroundScreenProps {
  workspace: { id: string; slug: string };
  initialSetup: PlaygroundSetup | null;
  makeSetup: () => PlaygroundSetup;
  initialComparison: Comparison | null;
  options: Options;
  canRun: boolean;
}

/** The playground with a set-up to work on. */
export function PlaygroundScreen(props: PlaygroundScreenProps) {
  const { workspace, initialSetup, makeSetup, initialComparison, options, canRun } = props;
  const [setup, dispatch] = useReducer(changeSetup, null, () => initialSetup ?? makeSetup());
  const [opened, setOpened] = useState<PlaygroundSetup | null>(null);
  const saveState = useAutosave(workspace.id, setup, opened);
  const base = `/w/${encodeURIComponent(workspace.slug)}/playground`;
  const [id, setId] = useAddressedId(base);
  const { comparison, waiting, lost, error, show, change } = useComparison(workspace.id, id, initialComparison);
  // Another comparison (Back, Forward, a link) brings its own columns and questions.
  if (comparison !== null && comparison.id !== setup.comparisonId) {
    const itsSetup = setupOf(comparison);
    setOpened(itsSetup);
    dispatch({ type: 'replace', setup: itsSetup });
  }
  // The sample of a new workspace, or its first index, is there only after the page.
  const filled = fillDefaults(setup, options);
  if (filled !== setup) {
    setOpened(filled);
    dispatch({ type: 'replace', setup: filled });
  }
  const actions = useActions(workspace.id);
  const [blind, setBlind] = useState(false);
  const [history, setHistory] = useState(false);
  const [adding, setAdding] = useState(false);
  const [expanded, setExpanded] = useState<string | null>(null);
  const [inspected, setInspected] = useAddressedAnswer();
  const [compared, setCompared] = useState<Answer | null>(null);

  const columns = useMemo(() => setup.columns.filter((column) => !column.hidden), [setup.columns]);
  const variants = useMemo(() => columns.map((column) => column.variant), [columns]);
  const saved = usePromptVariables(workspace.id, variants);
  const savedNames = saved.join('\n');
  const variables = useMemo(() => {
    const inline = variablesOf(variants.flatMap(({ prompt }) => ('messages' in prompt ? prompt.messages : [])));
    return ownVariables([...inline, ...savedNames.split('\n').filter((name) => name !== '')]);
  }, [variants, savedNames]);
  const obstacle = whyNotRun(setup);
  const running = comparison !== null && (comparison.status === 'queued' || comparison.status === 'running');
  const run = useRun({
    setup,
    comparison,
    running,
    canRun,
    actions,
    dispatch,
    onBegun: (begun, isOther) => {
      show(begun);
      if (!isOther) return;
      // The address names the run, so that a reload or a colleague finds it; Back leads to the set-up and runs nothing.
      setId(begun.id);
      window.history.pushState(null, '', `${base}/${encodeURIComponent(begun.id)}`);
    },
  });
  const estimate = useEstimate(workspace.id, obstacle === null ? run.plan : null);
  const addColumn = () =>
    dispatch({ type: 'add-column', variant: setup.columns.at(-1)?.variant ?? defaultVariant(options) });
  usePlaygroundKeys({
    setup,
    columns,
    canRun,
    run,
    dispatch,
    onAddColumn: addColumn,
    onAddRows: () => setAdding(true),
    onExpand: setExpanded,
  });

  const { vote, withdrawVote } = actions;
  const comparisonId = comparison?.id ?? '';
  const onInspect = useCallback((answer: Answer) => setInspected(answer.id), [setInspected]);

  const onVote = (inputIndex: number, winner: string, comment: string | undefined) => {
    void vote(comparisonId, inputIndex, winner, comment).then((mine) => {
      if (mine === null) return;
      const others = (state: Comparison) => state.votes.filter((each) => each.id !== mine.id);
      change((state) => ({ ...state, votes: [...others(state), mine] }));
      const undo = () =>
        void withdrawVote(comparisonId, mine.id).then(
          (done) => done && change((state) => ({ ...state, votes: others(state) })),
        );
      toast({ title: 'Judged', action: { label: 'Undo', onPress: undo } });
    });
  };

  const titled = (answer: Answer) => {
    const at = columns.findIndex((column) => column.ranAs === answer.variantIndex);
    const variant = comparison?.variants[answer.variantIndex];
    return `${at < 0 ? '' : `${columnLetter(at)} · `}${variant ? variantName(variant) : answer.model}`;
  };
  const inRow = (answer: Answer) =>
    (comparison?.answers ?? []).filter((other) => other.inputIndex === answer.inputIndex && other.text !== '');
  const baseline = setup.columns.find((column) => column.id === setup.baseline)?.ranAs;
  const inspectedAnswer = comparison?.answers.find((answer) => answer.id === inspected);
  return (
    <div className="flex min-h-[calc(100dvh-3.5rem)] flex-col md:h-dvh">
      <div className="bg-background flex flex-col gap-2.5 border-b px-3 py-2.5 sm:px-4">
        <Toolbar
          saveState={saveState}
          canRun={canRun}
          obstacle={obstacle}
          starting={actions.starting}
          running={running}
          progress={comparison?.progress ?? null}
          asks={asksFor(run.plan, comparison)}
          hasNews={run.hasNews}
          fullOfColumns={setup.columns.length >= 12}
          blind={blind}
          onBlind={setBlind}
          onAddColumn={addColumn}
          hidden={setup.columns.flatMap(({ id: hiddenId, hidden, variant }) =>
            hidden ? [{ id: hiddenId, name: variantName(variant) }] : [],
          )}
          onShowColumn={(hiddenId) => dispatch({ type: 'hide-column', id: hiddenId, hidden: false })}
          onHistory={() => setHistory(true)}
          onExport={comparison && !running ? (format) => void actions.download(comparison.id, format) : undefined}
          onRun={run.runAll}
          onStop={run.stopAll}
          cost={
            estimate ? (
              <RunCost
                estimate={estimate}
                maxCostUsd={setup.maxCostUsd}
                onCap={(maxCostUsd) => dispatch({ type: 'cap', maxCostUsd })}
                repeats={setup.repeats}
                onRepeat={(repeats) => dispatch({ type: 'repeat', repeats })}
              />
            ) : null
          }
          views={
            comparison && !running ? (
              <ComparisonLinks base={`${base}/${encodeURIComponent(comparison.id)}`} baseline={baseline} />
            ) : null
          }
          share={
            comparison && !running && canRun ? (
              <ShareDialog
                workspace={workspace.id}
                source={{ comparisonId: comparison.id }}
                defaultTitle={comparison.inputs[0]?.question.slice(0, 120) ?? 'Comparison'}
                trigger={
                  <Button>
                    <Share2 aria-hidden />
                    Share
                  </Button>
                }
              />
            ) : null
          }
        />
        <QuestionRows setup={setup} variables={variables} onPaste={() => setAdding(true)} dispatch={dispatch} />
        {lost ? (
          <Callout tone="warning" title="The connection was lost">
            The answers go on being written. This page catches up as soon as the connection is back.
          </Callout>
        ) : null}
        {error !== null ? (
          <ErrorMessage
            title="This comparison can’t be shown."
            kept="Your columns and questions are kept."
            remedy={error instanceof Error ? error.message : undefined}
            actions={
              <Button size="sm" onClick={() => window.location.reload()}>
                Load again
              </Button>
            }
          />
        ) : null}
      </div>
      <AnswerGrid
        setup={setup}
        columns={columns}
        comparison={comparison}
        cells={run.cells}
        options={options}
        variables={variables}
        workspaceSlug={workspace.slug}
        blind={blind && comparison !== null}
        canRun={canRun}
        running={running}
        waiting={waiting}
        dispatch={dispatch}
        onRunColumn={run.runColumn}
        onStopColumn={run.stopColumn}
        onExpandColumn={setExpanded}
        onRunRow={run.runRow}
        onStopRow={run.stopRow}
        onRunCell={run.runCell}
        onInspect={onInspect}
        onCompare={setCompared}
        onRetry={run.retry}
        onStop={run.stop}
        onVote={onVote}
        empty={
          <NothingYet
            workspace={workspace}
            loading={id !== null && error === null}
            lastRunHref={setup.comparisonId === null ? null : `${base}/${encodeURIComponent(setup.comparisonId)}`}
            optionsError={options.error}
          />
        }
      />
      <RunAnnouncer comparison={comparison} />
      {adding ? (
        <AddRowsDialog
          workspaceId={workspace.id}
          there={setup.rows.filter(({ question }) => question.trim() !== '').length}
          onAdd={(rows) => dispatch({ type: 'add-rows', rows })}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {expanded === null ? null : (
        <ExpandDialog
          setup={setup}
          columnId={expanded}
          options={options}
          onExpand={(made) => dispatch({ type: 'expand-column', id: expanded, variants: made })}
          onClose={() => setExpanded(null)}
        />
      )}
      {history ? (
        <HistoryDrawer workspace={workspace} current={id} canWrite={canRun} onClose={() => setHistory(false)} />
      ) : null}
      {inspectedAnswer ? (
        <Inspector
          comparisonId={comparisonId}
          answer={inspectedAnswer}
          title={titled(inspectedAnswer)}
          workspace={workspace}
          canSave={canRun}
          onClose={() => setInspected(null)}
        />
      ) : null}
      {compared ? (
        <DiffDialog
          answers={inRow(compared).map((answer) => ({
            id: answer.id,
            title: blind ? 'an answer' : titled(answer),
            text: answer.text,
          }))}
          before={
            (
              inRow(compared).find((answer) => answer.variantIndex === baseline && answer.id !== compared.id) ??
              inRow(compared).find((answer) => answer.id !== compared.id) ??
              compared
            ).id
          }
          after={compared.id}
          onClose={() => setCompared(null)}
        />
      ) : null}
    </div>
  );
}

function asksFor(plan: RunPlan | null, comparison: Comparison | null): string {
  if (plan === null) return 'Ask for what is missing';
  const answers = `${plan.calls} ${plan.calls === 1 ? 'answer' : 'answers'}`;
  if (plan.kind === 'add') return `Ask for ${answers} that ${plan.calls === 1 ? 'is' : 'are'} missing`;
  return comparison === null ? `Ask for ${answers}` : `Ask for ${answers} as a new comparison`;
}
