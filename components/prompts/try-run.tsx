'use client';

import { Play } from 'lucide-react';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { AnswerCell, useComparison, useOptions } from '@/components/playground';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison, CreateComparison } from '@/lib/comparisons/schema';
import type { PromptContent } from '@/lib/prompts/schema';

interface TryRunProps {
  workspace: { id: string; slug: string };
  promptName: string;
  content: PromptContent;
  values: Readonly<Record<string, string>>;
}

const NONE = ':none';
const PROMPTS = ':prompt';

/** Runs what is in the editor against one question, without saving it and without leaving. */
export function TryRun({ workspace, promptName, content, values }: TryRunProps) {
  const { models, indexes } = useOptions(workspace.id);
  const [chosenModel, setModel] = useState<string | null>(content.parameters?.model ?? null);
  const [chosenIndex, setIndex] = useState<string | null>(null);
  const indexId = chosenIndex ?? (content.retrieval ? PROMPTS : NONE);
  const [id, setId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const followed = useComparison(workspace.id, id, null);
  const model = chosenModel ?? models[0]?.id ?? null;
  const question = (values.question ?? '').trim();
  const answer = followed.comparison?.answers[0];

  const run = async () => {
    if (model === null) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const body = asComparison({ promptName, content, values, model, indexId });
      const comparison = await apiClient<Comparison>('/api/v1/comparisons', { workspace: workspace.id, body });
      followed.show(comparison);
      setId(comparison.id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const act = (what: 'stop' | 'retry') => (target: Answer) => {
    const path = `/api/v1/comparisons/${id ?? ''}/answers/${target.id}/${what}`;
    apiClient<Comparison>(path, { workspace: workspace.id, method: 'POST' })
      .then(followed.show)
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const searchable = indexes.filter((index) => index.searchable);
  return (
    <section aria-label="Run" className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label="Model">
          <Select
            options={models.map(({ id: value }) => ({ value, label: value }))}
            value={model}
            onValueChange={setModel}
          />
        </Field>
        <Field label="Documents">
          <Select
            options={[
              ...(content.retrieval ? [{ value: PROMPTS, label: 'As the prompt says' }] : []),
              { value: NONE, label: 'None' },
              ...searchable.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            value={indexId}
            onValueChange={setIndex}
          />
        </Field>
      </div>
      <Button
        variant="primary"
        busy={isBusy}
        disabled={question === '' || model === null}
        onClick={() => void run()}
        className="self-start"
      >
        <Play aria-hidden /> Run
      </Button>
      {question === '' ? <p className="text-muted-foreground text-xs">Type a question above to run it.</p> : null}
      {problem ? (
        <p role="alert" className="text-destructive-text text-sm break-words">
          {problem}
        </p>
      ) : null}
      {answer ? (
        <div className="bg-card rounded-lg border">
          <AnswerCell
            answer={answer}
            workspaceSlug={workspace.slug}
            title={answer.model}
            blind={false}
            canRun
            waiting={followed.waiting.get(answer.id)}
            won={false}
            onRetry={act('retry')}
            onStop={act('stop')}
          />
        </div>
      ) : null}
    </section>
  );
}

interface Asked extends Omit<TryRunProps, 'workspace'> {
  model: string;
  indexId: string;
}

function asComparison({ promptName, content, values, model, indexId }: Asked): CreateComparison {
  const { model: _model, ...parameters } = content.parameters ?? {};
  const variables = Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== 'question' && name !== 'context'),
  );
  return {
    name: `Try-out of ${promptName}`,
    inputs: [
      {
        question: values.question ?? '',
        ...(Object.keys(variables).length > 0 ? { variables } : {}),
      },
    ],
    variants: [
      {
        prompt: {
          messages: content.messages,
          ...(content.examples ? { examples: content.examples } : {}),
          ...(content.examplesAs ? { examplesAs: content.examplesAs } : {}),
          ...(content.outputSchema ? { outputSchema: content.outputSchema } : {}),
          ...(content.tools ? { tools: content.tools } : {}),
        },
        model,
        ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
        retrieval:
          indexId === PROMPTS
            ? (content.retrieval ?? null)
            : indexId === NONE
              ? null
              : { indexId, mode: 'hybrid', topK: 8 },
      },
    ],
  };
}
