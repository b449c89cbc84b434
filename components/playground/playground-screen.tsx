'use client';

import { columnLetter, variantName } from '@/components/answers';
import { ShareDialog } from '@/components/shares';
import { SHORTCUTS, useShortcut } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ErrorMessage } from '@/components/ui/error-message';
import { toast } from '@/components/ui/toast';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { Share2 } from 'lucide-react';
import { useCallback, useReducer, useState } from 'react';
import { AnswerGrid } from './answer-grid';
import { ComparisonLinks } from './comparison-links';
import { defaultVariant, fillDefaults } from './default-setup';
import { DiffDialog } from './diff-dialog';
import { HistoryDrawer } from './history-drawer';
import { Inspector } from './inspector';
import { NothingYet } from './nothing-yet';
import { QuestionRows } from './question-rows';
import { RunCost } from './run-cost';
import { RunAnnouncer } from './run-announcer';
import { changeSetup, ownVariables, setupOf, toRequest, variablesOf, whyNotRun } from './setup';
import { Toolbar } from './toolbar';
import { useActions } from './use-actions';
import { useAddressedId } from './use-addressed-id';
import { useAutosave } from './use-autosave';
import { useComparison } from './use-comparison';
import { useEstimate } from './use-estimate';
import { usePromptVariables, type Options } from './use-options';

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
  const [inspected, setInspected] = useState<string | null>(null);
  const [compared, setCompared] = useState<Answer | null>(null);

  const variants = setup.columns.map((column) => column.variant);
  const saved = usePromptVariables(workspace.id, variants);
  const inline = variablesOf(variants.flatMap(({ prompt }) => ('messages' in prompt ? prompt.messages : [])));
  const obstacle = whyNotRun(setup);
  const estimate = useEstimate(workspace.id, canRun && obstacle === null ? toRequest(setup) : null);
  const running = comparison !== null && (comparison.status === 'queued' || comparison.status === 'running');

  const run = async () => {
    if (!canRun || obstacle !== null || running || actions.starting) return;
    const started = await actions.run(setup);
    if (started === null) return;
    dispatch({ type: 'ran', comparison: started });
    show(started);
    // The address names the run, so that a reload or a colleague finds it; Back leads to the set-up and runs nothing.
    setId(started.id);
    window.history.pushState(null, '', `${base}/${encodeURIComponent(started.id)}`);
  };
  useShortcut({
    ...SHORTCUTS.runAll,
    whileTyping: true,
    onPress: () => void run(),
  });

  const showIf = useCallback((result: Comparison | null) => result && show(result), [show]);
  const { retry, stop, vote, withdrawVote } = actions;
  const comparisonId = comparison?.id ?? '';
  const retryAll = useCallback(
    (answers: readonly Answer[]) => void retry(comparisonId, idsOf(answers)).then(showIf),
    [retry, comparisonId, showIf],
  );
  const stopThese = useCallback(
    (answers: readonly Answer[]) => void stop(comparisonId, idsOf(answers)).then(showIf),
    [stop, comparisonId, showIf],
  );
  const onRetry = useCallback((answer: Answer) => retryAll([answer]), [retryAll]);
  const onStop = useCallback((answer: Answer) => stopThese([answer]), [stopThese]);
  const onInspect = useCallback((answer: Answer) => setInspected(answer.id), []);
  const ofColumn = (ranAs: number) => comparison?.answers.filter((answer) => answer.variantIndex === ranAs) ?? [];

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
    const at = setup.columns.findIndex((column) => column.ranAs === answer.variantIndex);
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
          cells={toRequest(setup).inputs.length * setup.columns.length}
          fullOfColumns={setup.columns.length >= 12}
          blind={blind}
          onBlind={setBlind}
          onAddColumn={() =>
            dispatch({ type: 'add-column', variant: setup.columns.at(-1)?.variant ?? defaultVariant(options) })
          }
          onHistory={() => setHistory(true)}
          onExport={comparison && !running ? (format) => void actions.download(comparison.id, format) : undefined}
          onRun={() => void run()}
          onStop={() => void stop(comparisonId, null).then(showIf)}
          cost={
            estimate ? (
              <RunCost
                estimate={estimate}
                maxCostUsd={setup.maxCostUsd}
                onCap={(maxCostUsd) => dispatch({ type: 'cap', maxCostUsd })}
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
        <QuestionRows setup={setup} variables={ownVariables([...inline, ...saved])} dispatch={dispatch} />
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
        comparison={comparison}
        options={options}
        workspaceSlug={workspace.slug}
        blind={blind && comparison !== null}
        canRun={canRun}
        running={running}
        waiting={waiting}
        dispatch={dispatch}
        onRunColumn={(ranAs) => retryAll(ofColumn(ranAs))}
        onStopColumn={(ranAs) => stopThese(ofColumn(ranAs).filter(isLive))}
        onInspect={onInspect}
        onCompare={setCompared}
        onRetry={onRetry}
        onStop={onStop}
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
      {history ? (
        <HistoryDrawer workspace={workspace} current={id} canWrite={canRun} onClose={() => setHistory(false)} />
      ) : null}
      {inspectedAnswer ? (
        <Inspector
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

const idsOf = (answers: readonly Answer[]) => answers.map((answer) => answer.id);
const isLive = (answer: Answer) => answer.status === 'queued' || answer.status === 'running';
