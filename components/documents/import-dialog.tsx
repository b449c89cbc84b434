'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { UploadResult } from '@/lib/documents/schema';
import { type FormEvent, useId, useState } from 'react';

interface Props {
  kind: 'url' | 'text' | null;
  workspaceId: string;
  /** Answers the collection to import into, making one if there is none. */
  collection: () => Promise<string>;
  onClose: () => void;
  onImported: () => void;
}

/** Fetches a page by its address, or takes a text that is pasted in. */
export function ImportDialog({ kind, workspaceId, collection, onClose, onImported }: Props) {
  const form = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    setProblem(null);
    try {
      const body = { ...values, collectionId: await collection() };
      const { items } = await apiClient<UploadResult>('/api/v1/documents', { workspace: workspaceId, body });
      if (items[0]?.duplicate)
        toast({ title: 'It is here already', description: `The same content is “${items[0].name}”.` });
      onImported();
      close();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const field = kind === 'url' ? 'url' : 'text';
  const general = problem && !problem.errorOf(field) && !problem.errorOf('name') ? problem : null;
  return (
    <Dialog
      open={kind !== null}
      onOpenChange={(open) => !open && close()}
      title={kind === 'url' ? 'Import a page' : 'Paste a text'}
      description={
        kind === 'url'
          ? 'The page or file at this address is fetched once, by the server.'
          : 'An extension in the name says how it is read: .md for Markdown, .csv for a table.'
      }
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={busy}>
            {kind === 'url' ? 'Import' : 'Add'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {kind === 'url' ? (
          <Field label="Address" error={problem?.errorOf('url')}>
            <Input name="url" type="url" required placeholder="https://example.org/handbook.pdf" autoFocus />
          </Field>
        ) : (
          <>
            <Field label="Name" error={problem?.errorOf('name')}>
              <Input name="name" required placeholder="notes.md" maxLength={200} autoFocus />
            </Field>
            <Field label="Text" error={problem?.errorOf('text')}>
              <Textarea name="text" required rows={10} dir="auto" />
            </Field>
          </>
        )}
        {general ? (
          <ErrorMessage
            title={general.detail}
            remedy="What you typed is still here."
            details={`${general.code} (${general.status})`}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
