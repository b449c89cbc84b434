'use client';

import { ExternalLink, X } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { DocumentReader } from '@/components/documents';
import { passageHref } from '@/components/passage';
import { IconButton, iconButtonVariants } from '@/components/ui/icon-button';
import type { WorkspaceRef } from './types';

/** A document that is read beside the hits, at a passage where there is one. */
export interface Reading {
  documentId: string;
  documentName: string;
  /** The version that was indexed; the newest where it is not known. */
  version?: number | undefined;
  passage: { start: number; end: number } | null;
}

interface Props {
  workspace: WorkspaceRef;
  reading: Reading;
  mayMark: boolean;
  /** Left out where nothing was asked. */
  onWhyNot: ((selected: { start: number; end: number; text: string }) => void) | undefined;
  onClose: () => void;
}

/** The document beside the hits; on a narrow screen it covers them until it is closed. */
export function DocumentBeside({ workspace, reading, mayMark, onWhyNot, onClose }: Props) {
  const frame = useRef<HTMLElement>(null);
  const { documentId, documentName, version, passage } = reading;
  useEffect(() => frame.current?.focus({ preventScroll: true }), [documentId]);
  const { start, end } = passage ?? { start: 0, end: 0 };
  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={`${documentName}, beside the hits`}
      className="bg-background fixed inset-x-0 top-0 bottom-14 z-30 flex min-h-0 min-w-0 flex-col gap-3 p-3 outline-none lg:sticky lg:inset-auto lg:top-4 lg:z-auto lg:h-[calc(100dvh-2rem)] lg:p-0"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="flex items-center gap-1">
        <h2 dir="auto" className="min-w-0 grow truncate text-base font-semibold">
          {documentName}
        </h2>
        <Link
          href={passageHref(workspace.slug, { documentId, version, start, end })}
          aria-label="Open the document’s own page"
          className={iconButtonVariants()}
        >
          <ExternalLink aria-hidden />
        </Link>
        <IconButton label="Close the document" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <DocumentReader
        key={documentId}
        workspace={{ ...workspace, canWrite: mayMark }}
        document={{ id: documentId, name: documentName }}
        version={version ?? null}
        passage={passage}
        {...(onWhyNot ? { onWhyNot } : {})}
      />
    </section>
  );
}
