'use client';

import { Check, Lock, Plus, Tag } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { labelNameSchema, type Prompt } from '@/lib/prompts/schema';

const USUAL = ['production', 'staging'];

interface LabelMenuProps {
  prompt: Prompt;
  version: number;
  mayMoveProtected: boolean;
  /** Null takes the label away. */
  onMove: (label: string, version: number | null) => void;
  trigger: ReactElement;
}

/** Moves a label here in one click, or takes it away from here. */
export function LabelMenu({ prompt, version, mayMoveProtected, onMove, trigger }: LabelMenuProps) {
  const [isNaming, setNaming] = useState(false);
  const names = [...new Set([...USUAL, ...prompt.labels.map((label) => label.label)])];
  return (
    <>
      <Menu trigger={trigger}>
        <MenuGroup label={`Labels of version ${version}`}>
          {names.map((name) => {
            const stands = prompt.labels.find((label) => label.label === name)?.version;
            const isProtected = prompt.protectedLabels.includes(name);
            return (
              <MenuItem
                key={name}
                icon={
                  stands === version ? <Check aria-hidden /> : isProtected ? <Lock aria-hidden /> : <Tag aria-hidden />
                }
                disabled={isProtected && !mayMoveProtected}
                onSelect={() => onMove(name, stands === version ? null : version)}
              >
                {stands === version ? `Remove ${name}` : stands ? `${name} (now at ${stands})` : name}
              </MenuItem>
            );
          })}
        </MenuGroup>
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setNaming(true)}>
          Another label…
        </MenuItem>
      </Menu>
      <NameLabel open={isNaming} onOpenChange={setNaming} onName={(name) => onMove(name, version)} />
    </>
  );
}

interface NameLabelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onName: (name: string) => void;
}

function NameLabel({ open, onOpenChange, onName }: NameLabelProps) {
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
            Set label
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
