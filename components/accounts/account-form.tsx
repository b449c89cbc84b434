'use client';

import { useState, type FormEvent } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface AccountField {
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  description?: string;
}

interface Props {
  action: string;
  fields: readonly AccountField[];
  submit: string;
  /** Sent along with what was typed. */
  hidden?: Readonly<Record<string, string>>;
  /** Where to go afterwards: an address, or made from the answer's `slug` or workspace. */
  next: string;
}

/** A short form about an account: the first run, signing in, accepting an invitation. */
export function AccountForm({ action, fields, submit, hidden, next }: Props) {
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await apiClient(action, { body: { ...Object.fromEntries(new FormData(event.currentTarget)), ...hidden } });
      // A whole page load: the session is new, and so is everything that was rendered without one.
      window.location.assign(next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setBusy(false);
    }
  }

  const hasFieldErrors = fields.some((field) => problem?.errorOf(field.name));
  return (
    <form onSubmit={send} method="post" className="flex flex-col gap-4" noValidate>
      {problem && !hasFieldErrors ? <Callout tone="destructive" title={problem.detail} /> : null}
      {fields.map((field, index) => (
        <Field
          key={field.name}
          label={field.label}
          name={field.name}
          description={field.description}
          error={problem?.errorOf(field.name)}
        >
          <Input type={field.type} autoComplete={field.autoComplete} required autoFocus={index === 0} />
        </Field>
      ))}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
