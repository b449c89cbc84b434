'use client';

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Imported, ImportRequest } from '@/lib/prompts/schema';
import { ImportPreview } from './import-preview';

interface ImportDialogProps {
  workspace: { id: string; slug: string };
}

type File = ImportRequest['files'][number];

/** Brings prompts in from files: first what each would become, then, when somebody confirms it, the versions. */
export function ImportDialog({ workspace }: ImportDialogProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const [folder, setFolder] = useState('');
  const [items, setItems] = useState<Imported[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const ask = async (chosen: File[], into: string, apply: boolean) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body: ImportRequest = { files: chosen, apply, ...(into === '' ? {} : { folder: into }) };
      const answer = await apiClient<{ items: Imported[] }>('/api/v1/prompt-imports', {
        workspace: workspace.id,
        body,
      });
      setItems(answer.items);
      return answer.items;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const choose = async (list: FileList | null) => {
    const chosen = await Promise.all(
      [...(list ?? [])].slice(0, 200).map(async (file) => ({
        path: file.webkitRelativePath || file.name,
        text: (await file.text()).replaceAll('\0', ''),
      })),
    );
    setFiles(chosen);
    setItems([]);
    if (chosen.length > 0) await ask(chosen, folder, false);
  };
  const confirm = async () => {
    const done = await ask(files, folder, true);
    if (!done) return;
    const saved = done.filter((item) => item.status === 'new' || item.status === 'changed').length;
    router.refresh();
    if (done.some((item) => item.status === 'refused' || item.status === 'conflict')) return setFiles([]);
    setOpen(false);
    setFiles([]);
    setItems([]);
    toast({ title: `Imported ${saved} ${saved === 1 ? 'prompt' : 'prompts'}` });
  };
  const ready = items.filter((item) => item.status === 'new' || item.status === 'changed').length;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      size="lg"
      title="Import prompts"
      description="promptfoo’s YAML, dotprompt’s .prompt, Langfuse’s exports, OpenAI’s requests, plain texts and Bakeoff’s own files. They are read as data: nothing in them is run or fetched."
      trigger={
        <Button>
          <FileUp aria-hidden /> Import
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Files">
            <Input
              type="file"
              multiple
              accept=".yaml,.yml,.prompt,.json,.txt,.md"
              className="py-1"
              onChange={(event) => void choose((event.target as HTMLInputElement).files)}
            />
          </Field>
          <Field label="Into the folder" optional>
            <Input
              value={folder}
              placeholder="imported"
              onChange={(event) => setFolder(event.target.value.toLowerCase().replaceAll(' ', '-'))}
              onBlur={() => {
                if (files.length > 0) void ask(files, folder, false);
              }}
            />
          </Field>
        </div>
        {problem ? (
          <Callout tone="destructive" title="The files were not read">
            {problem}
          </Callout>
        ) : null}
        {items.length > 0 ? <ImportPreview items={items} /> : null}
        {files.length > 0 ? (
          <Button
            variant="primary"
            className="self-start"
            busy={isBusy}
            disabled={ready === 0}
            onClick={() => void confirm()}
          >
            {ready === 0 ? 'Nothing to import' : `Import ${ready} ${ready === 1 ? 'prompt' : 'prompts'}`}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
