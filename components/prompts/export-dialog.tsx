'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { Exported, FormatId } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';

const FORMATS: readonly { value: FormatId; label: string }[] = [
  { value: 'bakeoff', label: 'Bakeoff (.prompt.yaml)' },
  { value: 'promptfoo', label: 'promptfoo (.yaml)' },
  { value: 'dotprompt', label: 'dotprompt (.prompt)' },
  { value: 'langfuse', label: 'Langfuse (.json)' },
  { value: 'openai', label: 'OpenAI (.json)' },
  { value: 'text', label: 'Plain text (.txt)' },
];

interface ExportDialogProps {
  api: PromptApi;
  version: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A version as a file of another tool, with what that can't carry. */
export function ExportDialog({ api, version, open, onOpenChange }: ExportDialogProps) {
  const [format, setFormat] = useState<FormatId>('bakeoff');
  const file = useQuery({
    queryKey: ['prompt-export', api.path, version, format],
    queryFn: () => api.export(format, version),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="lg" title={`Export version ${version}`}>
      <div className="flex flex-col gap-4">
        <Field label="Format">
          <Select options={FORMATS} value={format} onValueChange={setFormat} />
        </Field>
        {file.isError ? <p role="alert">{file.error.message}</p> : null}
        {file.data ? (
          <>
            {file.data.lost.length > 0 ? (
              <Callout tone="warning" title="This format can’t carry all of it">
                Left out: {file.data.lost.join('; ')}.
              </Callout>
            ) : null}
            <CodeBlock code={file.data.text} label="File" wrap />
            <Button className="self-start" onClick={() => save(file.data)}>
              <Download aria-hidden /> Save {fileName(file.data)}
            </Button>
          </>
        ) : file.isError ? null : (
          <Skeleton className="h-40" />
        )}
      </div>
    </Dialog>
  );
}

/** Without its folders: browsers save into one. */
const fileName = (file: Exported) => file.fileName.split('/').pop() ?? file.fileName;

function save(file: Exported): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(file);
  link.click();
  URL.revokeObjectURL(url);
}
