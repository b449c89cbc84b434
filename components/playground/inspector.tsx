'use client';

import { AnswerNumbers, TimingBar } from '@/components/answers';
import { SaveAnswer } from '@/components/marking';
import { PassageCard, passageHref } from '@/components/passage';
import { CodeBlock } from '@/components/ui/code-block';
import { Drawer } from '@/components/ui/drawer';
import { Tabs } from '@/components/ui/tabs';
import type { Answer } from '@/lib/answers/schema';
import { useState } from 'react';
import { RawView } from './raw-view';

interface InspectorProps {
  comparisonId: string;
  answer: Answer;
  title: string;
  workspace: { id: string; slug: string };
  /** Whether the answer can be kept as a test case. */
  canSave: boolean;
  onClose: () => void;
}

const roles = { system: 'System', user: 'User', assistant: 'Assistant' } as const;

/** Everything about one answer: what was sent, what was found, where the time went, the record as it is. */
export function Inspector({ comparisonId, answer, title, workspace, canSave, onClose }: InspectorProps) {
  const [tab, setTab] = useState<'messages' | 'passages' | 'timings' | 'raw'>('messages');
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={answer.model}
      className="sm:w-[40rem]"
    >
      {canSave && answer.text !== '' ? (
        <div className="mb-2 flex justify-end">
          <SaveAnswer workspace={workspace} answer={answer} />
        </div>
      ) : null}
      <Tabs
        label="Views of the answer"
        value={tab}
        onValueChange={setTab}
        panelClassName="pt-4"
        tabs={[
          { value: 'messages', label: `Messages (${answer.messages.length})`, content: <Messages answer={answer} /> },
          {
            value: 'passages',
            label: `Passages (${answer.hits.length})`,
            content:
              answer.hits.length === 0 ? (
                <p className="text-muted-foreground text-sm">No passages were given to the model.</p>
              ) : (
                <div className="flex flex-col gap-3">
                  {answer.hits.map((hit) => (
                    <PassageCard key={hit.chunkId} passage={hit} whole href={passageHref(workspace.slug, hit)} />
                  ))}
                </div>
              ),
          },
          {
            value: 'timings',
            label: 'Timings',
            content: (
              <div className="flex flex-col gap-5">
                <TimingBar timings={answer.timings} />
                <AnswerNumbers answer={answer} />
                <Attempts answer={answer} />
              </div>
            ),
          },
          {
            value: 'raw',
            label: 'Raw',
            content: <RawView workspaceId={workspace.id} comparisonId={comparisonId} answer={answer} />,
          },
        ]}
      />
    </Drawer>
  );
}

function Messages({ answer }: { answer: Answer }) {
  if (answer.messages.length === 0) return <p className="text-muted-foreground text-sm">Nothing was sent yet.</p>;
  return (
    <div className="flex flex-col gap-4">
      {answer.messages.map((message, at) => (
        <section key={at}>
          <h3 className="text-muted-foreground mb-1 text-xs font-medium">{roles[message.role]}</h3>
          <CodeBlock code={message.content} label={`Message ${at + 1}`} wrap />
        </section>
      ))}
      {answer.reasoning ? (
        <section>
          <h3 className="text-muted-foreground mb-1 text-xs font-medium">Reasoning</h3>
          <CodeBlock code={answer.reasoning} label="Reasoning" wrap />
        </section>
      ) : null}
    </div>
  );
}

function Attempts({ answer }: { answer: Answer }) {
  if (answer.attempts.length === 0) return null;
  return (
    <section>
      <h3 className="text-muted-foreground mb-1 text-xs font-medium">Calls</h3>
      <ol className="divide-y rounded-md border text-sm">
        {answer.attempts.map((attempt, at) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-3 px-3 py-1.5">
            <span>
              {attempt.model}
              {attempt.route ? (
                <span className="text-muted-foreground">
                  {' '}
                  · {attempt.route.router}: {attempt.route.reason}
                </span>
              ) : null}
            </span>
            <span className="text-muted-foreground">
              {attempt.error ? attempt.error.detail : attempt.fromCache ? 'from cache' : 'answered'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
