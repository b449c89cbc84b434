'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { labelNameSchema } from '@/lib/prompts/schema';

interface NameLabelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onName: (name: string) => void;
}

/** Asks for a label's name. */
export function NameLabel({ open, onOpenChange, onName }: NameLabelProps) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const parsed = labelNameSchema.safeParse(name);
    if (!parsed.success || name === 'latest') {
      setError(parsed.error?.issues[0]?.message ?? '“latest” follows the newest version by itself.');
      return;
    }
    onName(name);
    setName('');
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title="New label"
      description="A label is a name that programs ask for; it can be moved to another version at any time."
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name" error={error}>
          <Input value={name} autoFocus placeholder="beta" onChange={(event) => setName(event.target.value)} />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary">
            Take this name
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
