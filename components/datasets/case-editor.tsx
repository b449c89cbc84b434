'use client';

import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Case, Dataset } from '@/lib/datasets/schema';
import { EvidenceList, toPassage, type EditedPassage } from './evidence-list';
import type { DatasetsWorkspace } from './types';
import { useChangeCases } from './use-cases';

interface Props {
  workspace: DatasetsWorkspace;
  dataset: Dataset;
  /** The case to change; a new one is written when null. */
  initial: Case | null;
  /** False for an older version. */
  editable: boolean;
  onClose: () => void;
}

const asText = (expected: unknown): string =>
  expected === null || expected === undefined ? '' : typeof expected === 'string' ? expected : JSON.stringify(expected);

/** One case: its question, what is expected, the passages that answer it. Ctrl/Cmd+Enter saves. */
export function CaseEditor({ workspace, dataset, initial, editable, onClose }: Props) {
  const form = useId();
  const [question, setQuestion] = useState(initial?.input.question ?? '');
  const [expected, setExpected] = useState(asText(initial?.expected));
  const [key, setKey] = useState(initial?.key ?? '');
  const [tags, setTags] = useState((initial?.tags ?? []).join(', '));
  const [passages, setPassages] = useState<EditedPassage[]>((initial?.evidence ?? []).map(toPassage));
  const change = useChangeCases(workspace.id, dataset);
  const problem = change.error instanceof ApiProblem ? change.error : null;
  const others = Object.entries(initial?.input ?? {}).filter(([name]) => name !== 'question');

  const save = () => {
    const tagList = tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    const evidence = passages.map(({ input }) => input);
    const unchanged = expected === asText(initial?.expected);
    if (initial) {
      const input = { ...initial.input, question };
      const body = {
        input,
        ...(unchanged ? {} : { expected: expected === '' ? null : expected }),
        key: key === '' ? null : key,
        ...{ evidence, tags: tagList },
      };
      change.mutate(
        { path: `cases/${initial.id}`, method: 'PATCH', body, done: 'The case was saved' },
        { onSuccess: onClose },
      );
    } else {
      const draft = {
        ...(key === '' ? {} : { key }),
        input: { question },
        ...(expected === '' ? {} : { expected }),
        ...{ evidence, tags: tagList },
      };
      change.mutate({ path: 'cases', body: { cases: [draft] }, done: 'The case was added' }, { onSuccess: onClose });
    }
  };
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title={initial ? 'Case' : 'New case'}>
      <form
        id={form}
        className="flex flex-col gap-4 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        <Field label="Question" error={problem?.errorOf('cases.0.input') ?? problem?.errorOf('input')}>
          <Textarea
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            readOnly={!editable}
            required
            autoFocus={initial === null}
            maxLength={32_000}
          />
        </Field>
        <Field label="Expected answer" optional>
          <Textarea
            value={expected}
            onChange={(event) => setExpected(event.target.value)}
            readOnly={!editable}
            autoGrow
          />
        </Field>
        <section className="flex flex-col gap-2">
          <h3 className="text-sm font-medium">Evidence</h3>
          <EvidenceList
            workspaceSlug={workspace.slug}
            passages={passages}
            onRemove={
              editable ? (gone) => setPassages((known) => known.filter((passage) => passage.key !== gone)) : undefined
            }
          />
          {editable ? <QuoteForm onAdd={(passage) => setPassages((known) => [...known, passage])} /> : null}
        </section>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Tags" optional description="Separated by commas.">
            <Input value={tags} onChange={(event) => setTags(event.target.value)} readOnly={!editable} />
          </Field>
          <Field label="Key" optional description="A name of your own.">
            <Input value={key} onChange={(event) => setKey(event.target.value)} readOnly={!editable} maxLength={200} />
          </Field>
        </div>
        {others.length > 0 ? (
          <section>
            <h3 className="text-sm font-medium">Other values of its input</h3>
            <dl className="mt-1 text-sm">
              {others.map(([name, value]) => (
                <div key={name} className="flex gap-2">
                  <dt className="text-muted-foreground shrink-0">{name}</dt>
                  <dd dir="auto" className="min-w-0 break-words">
                    {asText(value)}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
        {problem ? (
          <ErrorMessage
            title="The case was not saved"
            kept="What you typed is still here."
            remedy={problem.errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || problem.detail}
            details={`${problem.status} ${problem.code}`}
          />
        ) : null}
        {editable ? (
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" type="submit" busy={change.isPending} disabled={question.trim() === ''}>
              {initial ? 'Save' : 'Add'}
            </Button>
          </div>
        ) : null}
      </form>
    </Drawer>
  );
}

/** A passage by its words. */
function QuoteForm({ onAdd }: { onAdd: (passage: EditedPassage) => void }) {
  const [documentName, setDocumentName] = useState('');
  const [quote, setQuote] = useState('');
  const [page, setPage] = useState('');
  const number = Number(page);
  const named = documentName.trim() !== '';
  const add = () => {
    const words = quote.trim() === '' ? {} : { quote: quote.trim() };
    const onPage = page !== '' && Number.isSafeInteger(number) && number > 0 ? { page: number } : {};
    onAdd({ key: crypto.randomUUID(), input: { documentName: documentName.trim(), ...words, ...onPage }, saved: null });
    setQuote('');
    setPage('');
  };
  return (
    <div
      className="bg-muted/50 grid gap-2 rounded-md p-2.5 sm:grid-cols-[minmax(0,1fr)_5rem]"
      role="group"
      aria-label="Quote a passage"
    >
      <Field label="Document">
        <Input value={documentName} onChange={(event) => setDocumentName(event.target.value)} dir="auto" />
      </Field>
      <Field label="Page" optional>
        <Input value={page} onChange={(event) => setPage(event.target.value)} inputMode="numeric" />
      </Field>
      <Field
        label="Words from it"
        optional
        className="sm:col-span-2"
        description="Without them the whole page or document counts."
      >
        <Textarea value={quote} onChange={(event) => setQuote(event.target.value)} rows={2} autoGrow />
      </Field>
      <Button size="sm" className="justify-self-start" disabled={!named} onClick={add}>
        <Plus aria-hidden />
        Add passage
      </Button>
    </div>
  );
}
