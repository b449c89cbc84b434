'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { UpdatedDocuments } from '@/lib/documents/schema';
import { type FormEvent, useId, useState } from 'react';
import { plural } from './format-facts';
import { fieldsOf, metadataOf, tagsOf } from './metadata-fields';
import { MetadataRows } from './metadata-rows';
import type { Document } from './types';

interface Props {
  workspaceId: string;
  /** One document, whose tags and metadata are edited as they are; or the ids of several, which are given and lose some. */
  subject: Document | readonly string[];
  onClose: () => void;
  onSaved: () => void;
}

const isMany = (subject: Document | readonly string[]): subject is readonly string[] => Array.isArray(subject);

/** Edits tags and metadata, of one document or of many. */
export function MetadataDialog({ workspaceId, subject, onClose, onSaved }: Props) {
  const form = useId();
  const many = isMany(subject);
  const [fields, setFields] = useState(() => (isMany(subject) ? [] : fieldsOf(subject.metadata)));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const tags = (name: string) => tagsOf(String(data.get(name) ?? ''));
    setBusy(true);
    setProblem(null);
    try {
      if (isMany(subject)) {
        const body = {
          ids: subject,
          addTags: tags('addTags'),
          removeTags: tags('removeTags'),
          metadata: metadataOf(fields),
        };
        const { updated, skipped } = await apiClient<UpdatedDocuments>('/api/v1/documents', {
          workspace: workspaceId,
          method: 'PATCH',
          body,
        });
        toast({
          title: `${plural(updated, 'document')} changed`,
          ...(skipped.length > 0
            ? { description: `${plural(skipped.length, 'document')} left as before: gone, or beyond a limit.` }
            : {}),
        });
      } else {
        const body = { tags: tags('tags'), metadata: metadataOf(fields) };
        await apiClient(`/api/v1/documents/${subject.id}`, { workspace: workspaceId, method: 'PATCH', body });
      }
      onSaved();
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={many ? `Tags and metadata of ${plural(subject.length, 'document')}` : 'Tags and metadata'}
      description={many ? 'Fields that are not named here stay as they are; the value null removes one.' : undefined}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {problem ? (
          <ErrorMessage title={problem.title} remedy={problem.errors?.[0]?.message ?? problem.detail} />
        ) : null}
        {isMany(subject) ? (
          <>
            <Field label="Add tags" description="Divided by commas." optional>
              <Input name="addTags" dir="auto" />
            </Field>
            <Field label="Remove tags" optional>
              <Input name="removeTags" dir="auto" />
            </Field>
          </>
        ) : (
          <Field label="Tags" description="Divided by commas." optional>
            <Input name="tags" dir="auto" defaultValue={subject.tags.join(', ')} />
          </Field>
        )}
        <MetadataRows fields={fields} onFields={setFields} />
      </form>
    </Dialog>
  );
}
