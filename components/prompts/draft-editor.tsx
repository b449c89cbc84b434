'use client';

import { useState, useSyncExternalStore } from 'react';
import { useOptions } from '@/components/playground';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Tabs } from '@/components/ui/tabs';
import { ExamplesEditor } from './examples-editor';
import { lintTemplate } from './lint-template';
import { JsonField } from './json-field';
import { MessagesEditor } from './messages-editor';
import { ParametersForm } from './parameters-form';
import { PromptCost } from './prompt-cost';
import { ownVariables } from './prompt-form';
import { replaceName } from './replace-name';
import { RetrievalForm } from './retrieval-form';
import { TemplateProblems } from './template-problems';
import { ToolsEditor } from './tools-editor';
import { readLocalDraft } from './use-draft';
import type { usePreview } from './use-preview';
import type { useWorkbench } from './use-workbench';

interface DraftEditorProps {
  bench: ReturnType<typeof useWorkbench>;
  values: Readonly<Record<string, string>>;
  preview: ReturnType<typeof usePreview>;
}

type Part = 'messages' | 'examples' | 'parameters' | 'documents' | 'output';

const never = () => () => undefined;

/** The draft in its parts: everything that shapes an answer. */
export function DraftEditor({ bench, values, preview }: DraftEditorProps) {
  const options = useOptions(bench.workspaceId);
  const known = Object.keys(values);
  const includes = options.prompts
    .filter((prompt) => prompt.name !== bench.promptName)
    .flatMap(({ name, labels }) => [...labels.map(({ label }) => `${name}@${label}`), `${name}@latest`]);
  const [part, setPart] = useState<Part>('messages');
  const { form, setForm } = bench;
  const lastUser = form.messages.findLast((message) => message.role === 'user');
  const count = Object.keys(form.parameters).length;
  const outputs = form.tools.length + (form.outputSchema ? 1 : 0);
  return (
    <div className="flex flex-col gap-3">
      <LeftOver bench={bench} />
      {bench.newest && bench.newest.version > bench.baseVersion ? <Newer bench={bench} /> : null}
      <Tabs
        label="Parts of the prompt"
        value={part}
        onValueChange={setPart}
        panelClassName="pt-3"
        tabs={[
          {
            value: 'messages',
            label: 'Messages',
            content: (
              <MessagesEditor
                messages={form.messages}
                onChange={(messages) => setForm((before) => ({ ...before, messages }))}
                known={known}
                includes={includes}
                problems={preview.problems}
              />
            ),
          },
          {
            value: 'examples',
            label: `Examples${form.examples.length > 0 ? ` (${form.examples.length})` : ''}`,
            content: (
              <ExamplesEditor
                examples={form.examples}
                shownAs={form.examplesAs}
                onChange={(examples) => setForm((before) => ({ ...before, examples }))}
                onShownAs={(examplesAs) => setForm((before) => ({ ...before, examplesAs }))}
                workspaceId={bench.workspaceId}
                variables={lastUser ? ownVariables([lastUser]) : []}
              />
            ),
          },
          {
            value: 'parameters',
            label: `Model${count > 0 ? ` (${count})` : ''}`,
            content: (
              <ParametersForm
                value={form.parameters}
                onChange={(parameters) => setForm((before) => ({ ...before, parameters }))}
              />
            ),
          },
          {
            value: 'documents',
            label: 'Documents',
            content: (
              <RetrievalForm
                workspaceId={bench.workspaceId}
                value={form.retrieval}
                onChange={(retrieval) => setForm((before) => ({ ...before, retrieval }))}
                onReadable={(isReadable) => bench.tellReadable('retrieval', isReadable)}
              />
            ),
          },
          {
            value: 'output',
            label: `Output${outputs > 0 ? ` (${outputs})` : ''}`,
            content: (
              <div className="flex flex-col gap-4">
                <JsonField
                  label="Output schema"
                  optional
                  description="A JSON Schema that the answer has to meet. Without one the answer is text."
                  placeholder={'{ "type": "object", "properties": { "answer": { "type": "string" } } }'}
                  value={form.outputSchema}
                  onChange={(outputSchema) => setForm((before) => ({ ...before, outputSchema }))}
                  onReadable={(isReadable) => bench.tellReadable('output', isReadable)}
                />
                <section aria-label="Tools" className="flex flex-col gap-2">
                  <h3 className="text-sm font-medium">Tools</h3>
                  <ToolsEditor
                    tools={form.tools}
                    onChange={(tools) => setForm((before) => ({ ...before, tools }))}
                    onReadable={bench.tellReadable}
                  />
                </section>
              </div>
            ),
          },
        ]}
      />
      <TemplateProblems
        problems={lintTemplate({
          messages: form.messages,
          examples: form.examples,
          values,
          used: preview.names,
          prompts: options.loading ? null : options.prompts.map((prompt) => prompt.name),
        })}
        onReplace={({ kind, name, instead }) => {
          if (instead === undefined) return;
          setForm((before) => ({
            ...before,
            messages: before.messages.map((message) => ({
              ...message,
              content: replaceName(message.content, kind === 'no-such-prompt' ? 'include' : 'variable', name, instead),
            })),
          }));
        }}
      />
      <PromptCost tokens={preview.rendered?.tokens} modelId={form.parameters.model} models={options.models} />
    </div>
  );
}

/** What this browser could not hand to the server last time. */
function LeftOver({ bench }: { bench: DraftEditorProps['bench'] }) {
  const [leftOver, setLeftOver] = useState(() =>
    typeof localStorage === 'undefined' ? null : readLocalDraft(bench.storageKey),
  );
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isHydrated || !leftOver) return null;
  return (
    <Callout
      tone="warning"
      title="This browser has text that the server never got"
      actions={
        <>
          <Button
            size="sm"
            onClick={() => {
              bench.load(leftOver.content, leftOver.baseVersion, leftOver.mergedFrom);
              setLeftOver(null);
            }}
          >
            Bring it back
          </Button>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              if (!bench.isChanged) localStorage.removeItem(bench.storageKey);
              setLeftOver(null);
            }}
          >
            Forget it
          </Button>
        </>
      }
    >
      It was typed here while the server could not be reached or you were signed out.
    </Callout>
  );
}

function Newer({ bench }: { bench: DraftEditorProps['bench'] }) {
  const { newest, isChanged, load, conflict } = bench;
  if (!newest) return null;
  return (
    <Callout
      tone="info"
      title={`${newest.author.name} saved version ${newest.version} since this draft was begun`}
      actions={
        <Button size="sm" onClick={() => (isChanged ? conflict.setTheirs(newest) : load(newest, newest.version))}>
          {isChanged ? 'Bring both together…' : `Go on from version ${newest.version}`}
        </Button>
      }
    />
  );
}
