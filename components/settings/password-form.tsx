'use client';

import { useState, type FormEvent } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useChange } from './use-change';

/** Changes the password of the person signed in. */
export function PasswordForm({ workspaceId }: { workspaceId: string }) {
  const { busy, problem, run } = useChange();
  // A new key empties the fields once the change is made.
  const [round, setRound] = useState(0);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    const done = await run(async () => {
      await apiClient('/api/app/password', { workspace: workspaceId, body });
      return true;
    });
    if (!done) return;
    setRound(round + 1);
    toast({
      title: 'The password is changed',
      description: 'Your other sessions have ended.',
      tone: 'success',
    });
  }

  const named = problem?.errorOf('currentPassword') ?? problem?.errorOf('newPassword');
  return (
    <Card className="max-w-xl">
      <CardHeader title="Password" description="Changing it ends your sessions everywhere else." />
      <CardBody>
        <form key={round} onSubmit={save} method="post" noValidate className="flex flex-col gap-4">
          {problem && !named ? <Callout tone="destructive" title={problem.detail} /> : null}
          <Field label="Current password" name="currentPassword" error={problem?.errorOf('currentPassword')}>
            <Input type="password" autoComplete="current-password" required />
          </Field>
          <Field
            label="New password"
            name="newPassword"
            description="At least 8 characters."
            error={problem?.errorOf('newPassword')}
          >
            <Input type="password" autoComplete="new-password" required />
          </Field>
          <Button type="submit" variant="primary" busy={busy} className="self-start">
            Change the password
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
