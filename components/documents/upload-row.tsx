'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Progress } from '@/components/ui/progress';
import { Cell, Row } from '@/components/ui/table';
import { FileUp, RotateCw, X } from 'lucide-react';
import { errorTitle, formatBytes } from './format-facts';
import type { PendingUpload } from './use-uploads';

interface Props {
  upload: PendingUpload;
  onRetry: () => void;
  onDismiss: () => void;
}

/** Trying these again as they are would be refused again. */
const FINAL = new Set(['validation_failed', 'unsupported_media_type', 'payload_too_large']);

/** A file that isn't a document yet: on its way, or refused with the reason. */
export function UploadRow({ upload, onRetry, onDismiss }: Props) {
  const { file, error } = upload;
  return (
    <Row>
      <Cell className="max-w-0 min-w-48">
        <div className="flex items-start gap-2.5">
          <FileUp className="text-muted-foreground mt-0.5 size-4 shrink-0" aria-hidden />
          <div className="min-w-0">
            <p dir="auto" className="truncate font-medium">
              {file.name}
            </p>
            {error ? (
              <div className="text-destructive-text flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
                <span>{error.detail}</span>
                {FINAL.has(error.code) ? null : (
                  <Button size="sm" variant="link" className="min-h-6" onClick={onRetry}>
                    <RotateCw aria-hidden />
                    Try again
                  </Button>
                )}
              </div>
            ) : null}
            <div className="mt-1 sm:hidden">
              <UploadState upload={upload} />
            </div>
          </div>
        </div>
      </Cell>
      <Cell className="max-sm:hidden">
        <UploadState upload={upload} />
      </Cell>
      <Cell className="max-lg:hidden" />
      <Cell className="max-2xl:hidden" />
      <Cell numeric className="text-muted-foreground whitespace-nowrap max-sm:hidden">
        {formatBytes(file.size)}
      </Cell>
      <Cell className="max-md:hidden" />
      <Cell className="w-0 text-right">
        <IconButton label={error ? `Dismiss ${file.name}` : `Cancel the upload of ${file.name}`} onClick={onDismiss}>
          <X aria-hidden />
        </IconButton>
      </Cell>
    </Row>
  );
}

function UploadState({ upload: { file, sentBytes, error } }: Pick<Props, 'upload'>) {
  if (error?.code === 'unreachable') return <Badge tone="destructive">Not sent</Badge>;
  // The only thing that is checked of a file beside its format and its size.
  if (error)
    return <Badge tone="destructive">{errorTitle(error.code === 'validation_failed' ? 'empty' : error.code)}</Badge>;
  const percent = file.size === 0 ? 0 : Math.min(100, Math.round((sentBytes / file.size) * 100));
  if (percent === 100) return <Progress label="Being stored" done={0} total={null} className="w-40" />;
  return <Progress label="Uploading" done={percent} total={100} unit="%" className="w-40" />;
}
