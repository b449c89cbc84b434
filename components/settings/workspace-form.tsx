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

interface Props {
  workspace: { id: string; slug: string; name: string };
  mayChange: boolean;
}

/** The workspace's name. Its slug stays, so that links go on working. */
export function WorkspaceForm({ workspace, mayChange }: Props) {
  const [name, setName] = useState(workspace.name);
  const { busy, problem, run } = useChange();
  async function save(event: FormEvent) {
    event.preventDefault();
    const saved = await run(() =>
      apiClient<{ name: string }>('/api/app/workspace', { workspace: workspace.id, method: 'PATCH', body: { name } }),
    );
    if (saved) toast({ title: 'The workspace has its new name', tone: 'success' });
  }
  return (
    <Card className="max-w-xl">
      <CardHeader title="Name" />
      <CardBody>
        <form onSubmit={save} noValidate className="flex flex-col gap-4">
          {problem && !problem.errorOf('name') ? <Callout tone="destructive" title={problem.detail} /> : null}
          <Field
            label="Name of the workspace"
            description={`Its address stays /w/${workspace.slug}, so that links go on working.`}
            error={problem?.errorOf('name')}
          >
            <Input
              value={name}
              onChange={(event) => setName(event.target.value)}
              disabled={!mayChange}
              dir="auto"
              maxLength={100}
            />
          </Field>
          {mayChange ? (
            <Button
              type="submit"
              variant="primary"
              busy={busy}
              disabled={name === workspace.name}
              className="self-start"
            >
              Save
            </Button>
          ) : (
            <p className="text-muted-foreground text-sm">Admins and owners can change it.</p>
          )}
        </form>
      </CardBody>
    </Card>
  );
}
