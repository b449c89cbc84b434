'use client';

import { useState } from 'react';
import { TextDiff } from '@/components/diff';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { PromptContent } from '@/lib/prompts/schema';
import { DependentsNote } from './dependents-note';
import type { PromptApi } from './prompt-api';
import { contentText } from './prompt-form';

interface SaveDialogProps {
  api: PromptApi;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  nextVersion: number;
  base: PromptContent | null;
  baseVersion: number;
  /** Whether `latest` moves with it. */
  isMain: boolean;
  mine: PromptContent;
  busy: boolean;
  /** What the server refused, if it did. */
  problem: string | undefined;
  onSave: (message: string) => void;
}

/** Asks why before a version is made, and shows what is in it. */
export function SaveDialog(props: SaveDialogProps) {
  const { api, open, onOpenChange, nextVersion, base, baseVersion, isMain, mine, busy, problem, onSave } = props;
  const [message, setMessage] = useState('');
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onSave(message.trim());
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="lg" title={`Save version ${nextVersion}`}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="What changed, and why" optional>
          <Input
            value={message}
            autoFocus
            maxLength={1_000}
            placeholder={base ? 'Ask for citations' : 'First version'}
            onChange={(event) => setMessage(event.target.value)}
          />
        </Field>
        {open && isMain && base ? <DependentsNote api={api} label="latest" /> : null}
        {problem ? (
          <Callout tone="destructive" title="It was not saved; your draft is kept">
            {problem}
          </Callout>
        ) : null}
        {base ? (
          <TextDiff
            mono
            className="max-h-[40vh]"
            before={contentText(base)}
            after={contentText(mine)}
            beforeLabel={`version ${baseVersion}`}
            afterLabel="yours"
          />
        ) : null}
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" busy={busy}>
            Save version {nextVersion}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
