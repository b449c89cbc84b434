'use client';

import { useId, useState, type FormEvent } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { screenHref } from './navigation';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A further workspace, with documents, prompts and members of its own. */
export function NewWorkspaceDialog({ open, onOpenChange }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [sample, setSample] = useState(true);
  const formId = useId();

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const body = { name: new FormData(event.currentTarget).get('name'), sample };
      const { slug } = await apiClient<{ slug: string }>('/api/app/workspaces', { body });
      // A whole page load: the list of workspaces in the frame is made by the server.
      window.location.assign(screenHref(slug, 'playground'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setBusy(false);
    }
  }

  const nameError = problem?.errorOf('name');
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title="New workspace"
      description="It has documents, prompts, connections and members of its own. You will be its owner."
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Make the workspace
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={create} noValidate className="flex flex-col gap-4">
        {problem && !nameError ? <Callout tone="destructive" title={problem.detail} /> : null}
        <Field label="Name" name="name" error={nameError}>
          <Input required autoFocus maxLength={100} dir="auto" />
        </Field>
        <Checkbox
          label="Put the sample in it"
          description="The guide as documents, an index, a prompt and a finished comparison, to look at and to change."
          checked={sample}
          onCheckedChange={setSample}
        />
      </form>
    </Dialog>
  );
}
