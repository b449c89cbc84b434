'use client';

import { UserPlus } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useAddressedOpen } from '@/components/use-addressed-open';
import { inviteSchema, type Invite } from '@/lib/auth/schema';
import { roleOptions } from './roles';
import { useChange } from './use-change';

interface Made {
  url: string;
  email: string;
}

/** Makes a link to copy and send: Bakeoff sends no mail. */
export function InviteDialog({ workspaceId }: { workspaceId: string }) {
  const [open, setOpen] = useAddressedOpen('new');
  const [role, setRole] = useState<Invite['role']>('editor');
  const [made, setMade] = useState<Made>();
  const { busy, problem, run, forget } = useChange();
  const formId = useId();

  function show(next: boolean) {
    setOpen(next);
    if (next) return;
    setMade(undefined);
    forget();
  }

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email'));
    const answer = await run(() =>
      apiClient<{ url: string }>('/api/app/invitations', { workspace: workspaceId, body: { email, role } }),
    );
    if (answer) setMade({ url: answer.url, email });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden />
          Invite
        </Button>
      }
      title={made ? 'Copy the invitation' : 'Invite somebody'}
      description={
        made
          ? `Send it to ${made.email}. It works once, for one hour, and is not shown again.`
          : 'Bakeoff makes a link that you copy and send. It sends no mail.'
      }
      footer={
        made ? (
          <DialogClose render={<Button variant="primary">Done</Button>} />
        ) : (
          <>
            <DialogClose render={<Button>Cancel</Button>} />
            <Button type="submit" form={formId} variant="primary" busy={busy}>
              Make the link
            </Button>
          </>
        )
      }
    >
      {made ? (
        <SecretToCopy label="Invitation link" text={made.url} />
      ) : (
        <form id={formId} onSubmit={invite} noValidate className="flex flex-col gap-4">
          {problem && !problem.errorOf('email') ? <Callout tone="destructive" title={problem.detail} /> : null}
          <Field label="E-mail" name="email" error={problem?.errorOf('email')}>
            <Input type="email" autoComplete="off" required autoFocus />
          </Field>
          <Field label="Role" error={problem?.errorOf('role')}>
            <Select
              value={role}
              onValueChange={(value) => setRole(inviteSchema.shape.role.parse(value))}
              options={roleOptions('admin')}
            />
          </Field>
        </form>
      )}
    </Dialog>
  );
}

/** Something that is shown once. */
export function SecretToCopy({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex items-center gap-2">
      <Input
        readOnly
        value={text}
        aria-label={label}
        className="font-mono text-xs"
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={text} label="Copy" showLabel />
    </div>
  );
}
