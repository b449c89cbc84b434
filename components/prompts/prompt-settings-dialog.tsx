'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Prompt } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';

interface PromptSettingsDialogProps {
  api: PromptApi;
  prompt: Prompt;
  mayProtect: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
}

/** What belongs to the prompt rather than to a version: description, tags, protected labels. */
export function PromptSettingsDialog({
  api,
  prompt,
  mayProtect,
  open,
  onOpenChange,
  onSaved,
}: PromptSettingsDialogProps) {
  const [description, setDescription] = useState(prompt.description);
  const [tags, setTags] = useState(prompt.tags.join(', '));
  const [guarded, setGuarded] = useState(prompt.protectedLabels);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const labels = [...new Set(['production', ...prompt.labels.map((label) => label.label), ...prompt.protectedLabels])];

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const list = tags.split(',').map((tag) => tag.trim());
    try {
      await api.update({
        description,
        tags: [...new Set(list.filter((tag) => tag !== ''))],
        ...(mayProtect ? { protectedLabels: guarded } : {}),
      });
      onOpenChange(false);
      onSaved();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="About this prompt">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label="Description" optional>
          <Textarea rows={2} value={description} onChange={(event) => setDescription(event.target.value)} />
        </Field>
        <Field label="Tags" optional description="Separated by commas.">
          <Input value={tags} onChange={(event) => setTags(event.target.value)} />
        </Field>
        {mayProtect ? (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-sm font-medium">Protected labels</legend>
            <p className="text-muted-foreground text-xs">
              Only admins who are signed in move these; API keys never do.
            </p>
            {labels.map((label) => (
              <Checkbox
                key={label}
                label={label}
                checked={guarded.includes(label)}
                onCheckedChange={(checked) =>
                  setGuarded(checked ? [...guarded, label] : guarded.filter((other) => other !== label))
                }
              />
            ))}
          </fieldset>
        ) : null}
        {problem ? (
          <Callout tone="destructive" title="It was not saved">
            {problem}
          </Callout>
        ) : null}
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" busy={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
