'use client';

import { useState } from 'react';
import { ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createBranchSchema } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';

interface BranchDialogProps {
  api: PromptApi;
  /** The version that the branch begins from; null while closed. */
  from: number | null;
  onClose: () => void;
  onCreated: (name: string) => void;
}

/** Begins a branch from a version. */
export function BranchDialog({ api, from, onClose, onCreated }: BranchDialogProps) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const parsed = createBranchSchema.safeParse({ name, from });
    if (!parsed.success) return setProblem(`The name ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
    setBusy(true);
    try {
      await api.createBranch(parsed.data);
      setName('');
      onCreated(parsed.data.name);
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.detail : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={from !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="sm"
      title={`New branch from version ${from ?? ''}`}
      description="Work on it without touching main, and merge it back when it is good."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label="Name" error={problem}>
          <Input
            value={name}
            autoFocus
            autoCapitalize="none"
            spellCheck={false}
            placeholder="shorter-answers"
            onChange={(event) => setName(event.target.value.toLowerCase().replaceAll(' ', '-'))}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" busy={isBusy}>
            Start branch
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
