'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Collection } from '@/lib/documents/schema';
import { type FormEvent, useId, useState } from 'react';

interface Props {
  open: boolean;
  workspaceId: string;
  /** The one to rename; a new one is made when absent. */
  collection: Collection | undefined;
  onClose: () => void;
  onSaved: (collection: Collection) => void;
}

export function CollectionDialog({ open, workspaceId, collection, onClose, onSaved }: Props) {
  const form = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    setProblem(null);
    try {
      const path = collection ? `/api/v1/collections/${collection.id}` : '/api/v1/collections';
      onSaved(
        await apiClient<Collection>(path, { workspace: workspaceId, method: collection ? 'PATCH' : 'POST', body }),
      );
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
      open={open}
      onOpenChange={(next) => !next && onClose()}
      size="sm"
      title={collection ? 'Rename collection' : 'New collection'}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={busy}>
            {collection ? 'Save' : 'Create'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name" error={problem ? (problem.errorOf('name') ?? problem.detail) : undefined}>
          <Input
            name="name"
            required
            maxLength={200}
            defaultValue={collection?.name}
            placeholder="Product manuals"
            autoFocus
          />
        </Field>
        <Field label="Description" optional>
          <Input name="description" maxLength={2_000} defaultValue={collection?.description} />
        </Field>
      </form>
    </Dialog>
  );
}
