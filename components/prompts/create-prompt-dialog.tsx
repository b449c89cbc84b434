'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useAddressedOpen } from '@/components/use-addressed-open';
import { promptNameSchema, type Prompt } from '@/lib/prompts/schema';
import { promptHref } from './prompt-api';

interface CreatePromptDialogProps {
  workspace: { id: string; slug: string };
}

/** Asks for a name, makes the prompt and opens it. */
export function CreatePromptDialog({ workspace }: CreatePromptDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useAddressedOpen('new');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const parsed = promptNameSchema.safeParse(name);
    if (!parsed.success) {
      setError(`The name ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
      return;
    }
    setBusy(true);
    try {
      const body = { name, ...(description.trim() ? { description: description.trim() } : {}) };
      const prompt = await apiClient<Prompt>('/api/v1/prompts', { workspace: workspace.id, body });
      router.push(promptHref(workspace.slug, prompt.name));
      router.refresh();
    } catch (problem) {
      setError(problem instanceof ApiProblem ? problem.detail : String(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="New prompt"
      trigger={
        <Button variant="primary">
          <Plus aria-hidden /> New prompt
        </Button>
      }
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field
          label="Name"
          error={error}
          description="Small letters, digits, “-”, “_”, “.”; folders by “/”. Programs ask for it by this name."
        >
          <Input
            value={name}
            autoFocus
            autoCapitalize="none"
            spellCheck={false}
            placeholder="support/answer"
            onChange={(event) => setName(event.target.value.toLowerCase().replaceAll(' ', '-'))}
          />
        </Field>
        <Field label="Description" optional>
          <Input value={description} onChange={(event) => setDescription(event.target.value)} />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" busy={isBusy}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
