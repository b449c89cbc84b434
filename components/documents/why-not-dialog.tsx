'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { apiClient } from '@/components/api-client';
import { askHref } from '@/components/retrieval';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { Document } from '@/lib/documents/schema';
import type { Index } from '@/lib/indexes/schema';

interface Props {
  workspace: { id: string; slug: string };
  document: Document;
  passage: { start: number; end: number; text: string };
  onClose: () => void;
}

/** What was asked last, and of which index: the next passage is most often missing there too. */
let last = { question: '', indexId: '' };
function remember(asked: typeof last): void {
  last = asked;
}

/** Asks an index a question and shows why a passage of this document was not found, or that it was. */
export function WhyNotDialog({ workspace, document, passage, onClose }: Props) {
  const form = useId();
  const router = useRouter();
  const [question, setQuestion] = useState(last.question);
  const [wanted, setWanted] = useState(last.indexId);
  const indexes = useQuery({
    queryKey: ['indexes', workspace.id, 'of', document.collectionId],
    queryFn: ({ signal }) =>
      apiClient<{ items: Index[] }>(
        `/api/v1/indexes?${new URLSearchParams({ collectionId: document.collectionId, limit: '200' })}`,
        { workspace: workspace.id, signal },
      ),
  });
  const searchable = (indexes.data?.items ?? []).filter((index) => index.searchable);
  const index = searchable.find(({ id }) => id === wanted) ?? searchable[0];
  const ready = question.trim() !== '' && index !== undefined;
  const submit = () => {
    if (!ready) return;
    const asked = { question: question.trim(), indexId: index.id };
    remember(asked);
    const { start, end, text } = passage;
    // A stale index holds texts of which some changed since: there the words say more than their place.
    const byWords = index.status === 'stale' && text.length <= 2_000;
    const missing = byWords ? { documentName: document.name, quote: text } : { documentId: document.id, start, end };
    router.push(
      askHref(workspace.slug, index.id, { question: asked.question, mode: 'hybrid', topK: 10, options: {}, missing }),
    );
  };
  return (
    <Dialog
      title="Why was it not found?"
      description="Ask an index, and see where the passage stood at every stage."
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} disabled={!ready}>
            Show its journey
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <blockquote
          dir="auto"
          tabIndex={0}
          aria-label={`Passage from ${document.name}`}
          className="border-primary max-h-32 overflow-y-auto border-l-2 pl-3 text-sm break-words whitespace-pre-wrap"
        >
          {passage.text}
        </blockquote>
        <Field label="Question">
          <Textarea
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            rows={2}
            maxLength={8_000}
            autoFocus
            dir="auto"
          />
        </Field>
        <Field
          label="Index"
          {...(indexes.isSuccess && searchable.length === 0
            ? { description: 'No index over this collection can be asked. Build one under Indexes.' }
            : {})}
        >
          <Select
            options={searchable.map(({ id, name }) => ({ value: id, label: name }))}
            value={index?.id ?? null}
            onValueChange={setWanted}
            disabled={searchable.length === 0}
            placeholder={indexes.isPending ? 'Loading…' : 'None'}
          />
        </Field>
      </form>
    </Dialog>
  );
}
