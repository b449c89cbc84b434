'use client';

import { useId, useState, type FormEvent } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SCOPES, type Scope } from '@/lib/auth/schema';
import { SecretToCopy } from './invite-dialog';
import { useChange } from './use-change';

const DESCRIPTIONS: Record<Scope, string> = {
  read: 'Read everything, and search indexes where no provider’s model is asked.',
  write: 'Also add, change and delete.',
  run: 'Also run comparisons and ask providers’ models, which may cost money.',
};

const LIFETIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: 'never', label: 'Until it is revoked' },
] as const;
type Lifetime = (typeof LIFETIMES)[number]['value'];

const DAY_MS = 86_400_000;

interface Props {
  workspaceId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a key and shows it, once. It has to stay where it is in the page while the list of keys behind it changes. */
export function CreateApiKeyDialog({ workspaceId, open, onOpenChange }: Props) {
  const [scopes, setScopes] = useState<readonly Scope[]>(SCOPES);
  const [lifetime, setLifetime] = useState<Lifetime>('90');
  const [key, setKey] = useState<string>();
  const { busy, problem, run, forget } = useChange();
  const formId = useId();

  function show(next: boolean) {
    onOpenChange(next);
    if (next) return;
    setKey(undefined);
    forget();
  }

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = {
      name: String(new FormData(event.currentTarget).get('name')),
      scopes,
      ...(lifetime === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(lifetime) * DAY_MS).toISOString() }),
    };
    const answer = await run(() => apiClient<{ key: string }>('/api/app/api-keys', { workspace: workspaceId, body }));
    if (answer) setKey(answer.key);
  }

  const knownFields = problem?.errorOf('name') ?? problem?.errorOf('scopes');
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      title={key ? 'Copy the key now' : 'New API key'}
      description={
        key
          ? 'It is not shown again: Bakeoff keeps only its hash.'
          : 'It acts under your membership, with your role at most, and ends with it.'
      }
      footer={
        key ? (
          <DialogClose render={<Button variant="primary">Done</Button>} />
        ) : (
          <>
            <DialogClose render={<Button>Cancel</Button>} />
            <Button type="submit" form={formId} variant="primary" busy={busy}>
              Make the key
            </Button>
          </>
        )
      }
    >
      {key ? (
        <SecretToCopy label="API key" text={key} />
      ) : (
        <form id={formId} onSubmit={create} noValidate className="flex flex-col gap-4">
          {problem && !knownFields ? <Callout tone="destructive" title={problem.detail} /> : null}
          <Field
            label="Name"
            name="name"
            description="What it is for, such as “nightly check”."
            error={problem?.errorOf('name')}
          >
            <Input required autoFocus maxLength={100} dir="auto" />
          </Field>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-sm font-medium">Scopes</legend>
            {SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                label={scope}
                description={DESCRIPTIONS[scope]}
                checked={scopes.includes(scope)}
                onCheckedChange={(checked) =>
                  setScopes(SCOPES.filter((entry) => (entry === scope ? checked : scopes.includes(entry))))
                }
              />
            ))}
            {problem?.errorOf('scopes') ? (
              <p className="text-destructive-text text-xs">Choose at least one scope.</p>
            ) : null}
          </fieldset>
          <Field label="Works for">
            <Select value={lifetime} onValueChange={setLifetime} options={LIFETIMES} />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
