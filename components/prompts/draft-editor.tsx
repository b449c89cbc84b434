'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Tabs } from '@/components/ui/tabs';
import { ExamplesEditor } from './examples-editor';
import { JsonField } from './json-field';
import { MessagesEditor } from './messages-editor';
import { ParametersForm } from './parameters-form';
import { ownVariables } from './prompt-form';
import { RetrievalForm } from './retrieval-form';
import { ToolsEditor } from './tools-editor';
import { readLocalDraft } from './use-draft';
import type { usePreview } from './use-preview';
import type { useWorkbench } from './use-workbench';

interface DraftEditorProps {
  bench: ReturnType<typeof useWorkbench>;
  known: readonly string[];
  preview: ReturnType<typeof usePreview>;
}

type Part = 'messages' | 'examples' | 'parameters' | 'documents' | 'output';

const never = () => () => undefined;

/** The draft in its parts: everything that shapes an answer. */
export function DraftEditor({ bench, known, preview }: DraftEditorProps) {
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
      <p
        className="text-muted-foreground tabular text-xs"
        title="Counted in o200k_base; models count by their own tokenisers."
      >
        {preview.rendered
          ? `~${preview.rendered.tokens.toLocaleString('en')} tokens with the values of the try-out`
          : ' '}
      </p>
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
