'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { ChunkingFields } from '@/components/chunking';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CreateIndex, Index } from '@/lib/indexes/schema';
import { CostNotice } from './cost-notice';
import { INITIAL_SETTINGS, toCreateIndex, type IndexForm } from './index-form';
import { SearchFields } from './search-fields';
import type { WorkspaceRef } from './types';

interface Props {
  workspace: WorkspaceRef;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface Named {
  items: { id: string; name: string; documents?: number }[];
}
interface Models {
  items: { id: string; kind: string }[];
}

/** The settings of a new index, all with a value that works. */
export function CreateIndexDialog({ workspace, open, onOpenChange }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const formId = useId();
  const [form, setForm] = useState<IndexForm>(INITIAL_SETTINGS);
  const change = (part: Partial<IndexForm>) => setForm((known) => ({ ...known, ...part }));
  const collections = useQuery({
    queryKey: ['collections', workspace.id, 'choice'],
    queryFn: ({ signal }) => apiClient<Named>('/api/v1/collections?limit=200', { workspace: workspace.id, signal }),
    enabled: open,
  });
  const models = useQuery({
    queryKey: ['models', workspace.id],
    queryFn: ({ signal }) => apiClient<Models>('/api/v1/models', { workspace: workspace.id, signal }),
    enabled: open,
  });
  const create = useMutation({
    mutationFn: (body: CreateIndex) => apiClient<Index>('/api/v1/indexes', { workspace: workspace.id, body }),
    onSuccess: async (index) => {
      await client.invalidateQueries({ queryKey: ['indexes', workspace.id] });
      onOpenChange(false);
      setForm(INITIAL_SETTINGS);
      router.push(`/w/${encodeURIComponent(workspace.slug)}/indexes/${index.id}`);
    },
  });
  const problem = create.error instanceof ApiProblem ? create.error : null;
  const chosen = form.collectionId ?? collections.data?.items[0]?.id ?? null;
  const collection = collections.data?.items.find((item) => item.id === chosen);
  const body = toCreateIndex({ ...form, collectionId: chosen }, collection?.name ?? '');
  const embedding = models.data?.items.filter((model) => model.kind === 'embedding').map((model) => model.id);
  const modelIds = [...new Set(['builtin/lexical', ...(embedding ?? [])])];
  return (
    <Dialog
      title="New index"
      description="Every setting has a value that works; change what you want to compare."
      size="md"
      open={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button type="submit" form={formId} variant="primary" busy={create.isPending} disabled={body === null}>
            Build index
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (body && !create.isPending) create.mutate(body);
        }}
      >
        {collections.data?.items.length === 0 ? (
          <Callout
            tone="info"
            title="There is no collection yet"
            actions={
              <Link className="text-primary-text underline" href={`/w/${encodeURIComponent(workspace.slug)}/documents`}>
                Add documents first
              </Link>
            }
          />
        ) : null}
        <Field label="Collection" error={problem?.errorOf('collectionId')}>
          <Select
            options={(collections.data?.items ?? []).map((item) => ({ value: item.id, label: item.name }))}
            value={chosen}
            onValueChange={(collectionId) => change({ collectionId })}
            placeholder={collections.isPending ? 'Loading…' : 'Choose…'}
          />
        </Field>
        <Field
          label="Name"
          optional
          description="Left empty, it is named after what it is made of."
          error={problem?.errorOf('name')}
        >
          <Input
            value={form.name}
            onChange={(event) => change({ name: event.target.value })}
            placeholder={body?.name}
            maxLength={200}
          />
        </Field>
        <ChunkingFields form={form} onChange={change} errorOf={(field) => problem?.errorOf(`chunking.${field}`)} />
        <Field
          label="Embedding model"
          description="The built-in one needs no key and leaves nothing to pay."
          error={problem?.errorOf('embedding.model')}
        >
          <Select
            options={modelIds.map((id) => ({ value: id, label: id }))}
            value={form.model}
            onValueChange={(model) => change({ model })}
          />
        </Field>
        <SearchFields form={form} change={change} problem={problem} />
        {body ? (
          <CostNotice
            workspace={workspace}
            settings={body}
            maxCost={form.maxCost}
            onMaxCostChange={(maxCost) => change({ maxCost })}
          />
        ) : null}
        {problem && problem.errors.length === 0 ? (
          <ErrorMessage
            title="The index was not made"
            remedy={problem.detail}
            details={`${problem.status} ${problem.code}`}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
