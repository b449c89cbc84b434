'use client';

import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { FileUp } from 'lucide-react';
import { useAddressedOpen } from '@/components/use-addressed-open';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Format } from './types';

interface Props {
  formats: readonly Format[];
  /** The most that one file may have. */
  maxBytes: number;
  onFiles: (files: File[]) => void;
  /** Further buttons beside the one that chooses files. */
  actions?: ReactNode;
  /** Large where there is nothing else on the page. */
  large?: boolean;
  children?: ReactNode;
}

/** Takes files that are dropped anywhere on it, or chosen with its button. Folders are not entered. */
export function DropZone({ formats, maxBytes, onFiles, actions, large = false, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useAddressedOpen('upload');
  useEffect(() => {
    if (!asked) return;
    setAsked(false);
    // A browser that wants another click for its window finds the button ready for it.
    button.current?.focus();
    input.current?.click();
  }, [asked, setAsked]);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    <div
      onDragEnter={(event) => hasFiles(event) && setOver((depth) => depth + 1)}
      onDragLeave={(event) => hasFiles(event) && setOver((depth) => Math.max(0, depth - 1))}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(0);
        take(event.dataTransfer.files);
      }}
      className="flex flex-col gap-4"
    >
      <div
        className={cn(
          'border-border-strong flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-dashed transition-colors',
          large ? 'flex-col px-6 py-14 text-center' : 'px-4 py-3',
          over > 0 && 'border-primary bg-primary-soft',
        )}
      >
        <div
          aria-hidden
          className={cn(
            'bg-muted text-muted-foreground flex items-center justify-center rounded-lg',
            large ? 'size-12' : 'size-9',
          )}
        >
          <FileUp className={large ? 'size-6' : 'size-4'} />
        </div>
        <div className={cn('min-w-0', !large && 'grow basis-56')}>
          <p className={cn('font-medium', large && 'text-base')}>{over > 0 ? 'Let go to upload' : 'Drop files here'}</p>
          <p className="text-muted-foreground text-xs">
            {formats.map(({ label }) => label).join(', ')}; up to {Math.round(maxBytes / 1_000_000)} MB each
          </p>
        </div>
        <div className={cn('flex flex-wrap items-center gap-2', large && 'mt-1 justify-center')}>
          {actions}
          <Button ref={button} variant="primary" onClick={() => input.current?.click()}>
            <FileUp aria-hidden />
            Upload files
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          className="hidden"
          aria-label="Files to upload"
          accept={formats.flatMap(({ extensions }) => extensions).join(',')}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      {children}
    </div>
  );
}
