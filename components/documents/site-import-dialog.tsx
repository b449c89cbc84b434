'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { SiteImport } from '@/lib/documents/schema';
import { type FormEvent, useId, useState } from 'react';

interface Props {
  workspaceId: string;
  /** Answers the collection to import into, making one if there is none. */
  collection: () => Promise<string>;
  onClose: () => void;
  onStarted: () => void;
}

/** Asks which pages of a site are wanted, and begins to import them. */
export function SiteImportDialog({ workspaceId, collection, onClose, onStarted }: Props) {
  const form = useId();
  const [findBy, setFindBy] = useState<SiteImport['findBy']>('links');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      const body = {
        collectionId: await collection(),
        url: String(values.get('url')),
        findBy,
        maxPages: Number(values.get('maxPages')),
        ...(findBy === 'links' ? { depth: Number(values.get('depth')) } : {}),
      };
      await apiClient<SiteImport>('/api/v1/site-imports', { workspace: workspaceId, body });
      onStarted();
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Import a site"
      description="Pages of one site are fetched one after the other, by the server, as the site’s robots.txt allows."
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={busy}>
            Import
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Address" error={problem?.errorOf('url')}>
          <Input name="url" type="url" required placeholder="https://example.org/handbook/" autoFocus />
        </Field>
        <SegmentedControl
          label="How pages are found"
          className="self-start"
          value={findBy}
          onValueChange={setFindBy}
          options={[
            { value: 'links', label: 'By links' },
            { value: 'sitemap', label: 'In the sitemap' },
          ]}
        />
        <div className="flex flex-wrap gap-4">
          {findBy === 'links' ? (
            <Field label="Links deep" description="0 is this page alone.">
              <Input name="depth" type="number" required min={0} max={5} defaultValue={2} className="w-28" />
            </Field>
          ) : null}
          <Field label="Pages at most">
            <Input name="maxPages" type="number" required min={1} max={1_000} defaultValue={50} className="w-28" />
          </Field>
        </div>
        {problem && !problem.errorOf('url') ? (
          <ErrorMessage
            title={problem.detail}
            remedy="What you typed is still here."
            details={`${problem.code} (${problem.status})`}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
