'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Dataset } from '@/lib/datasets/schema';

interface Props {
  workspaceId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The one to change; a new one is made when absent. */
  dataset?: Dataset;
  onSaved: (dataset: Dataset) => void;
}

export function DatasetDialog({ workspaceId, open, onOpenChange, dataset, onSaved }: Props) {
  const form = useId();
  const client = useQueryClient();
  const [name, setName] = useState(dataset?.name ?? '');
  const [description, setDescription] = useState(dataset?.description ?? '');
  const save = useMutation({
    mutationFn: () =>
      apiClient<Dataset>(dataset ? `/api/v1/datasets/${dataset.id}` : '/api/v1/datasets', {
        workspace: workspaceId,
        method: dataset ? 'PATCH' : 'POST',
        body: { name, description },
      }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['datasets', workspaceId] });
      onOpenChange(false);
      onSaved(saved);
    },
  });
  const problem = save.error instanceof ApiProblem ? save.error : null;
  return (
    <Dialog
      title={dataset ? 'Name and description' : 'New dataset'}
      description="A set of questions with the answers and passages that are hoped for."
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={save.isPending}>
            {dataset ? 'Save' : 'Create'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label="Name" error={problem ? (problem.errorOf('name') ?? problem.detail) : undefined}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={200} required autoFocus />
        </Field>
        <Field label="Description" optional>
          <Textarea value={description} onChange={(event) => setDescription(event.target.value)} maxLength={2_000} />
        </Field>
      </form>
    </Dialog>
  );
}
