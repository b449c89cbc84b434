'use client';

import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '@/components/ui/icon-button';
import { Badge } from '@/components/ui/badge';
import type { Evidence, EvidenceInput } from '@/lib/datasets/schema';

/** A passage in the editor: one that the dataset has, or one that was typed and is not saved yet. */
export interface EditedPassage {
  key: string;
  input: EvidenceInput;
  saved: Evidence | null;
}

export function toPassage(evidence: Evidence, i: number): EditedPassage {
  const { documentId, documentName, quote, start, end, page } = evidence;
  const words = quote === null ? {} : { quote };
  const input: EvidenceInput =
    documentId !== null && start !== null && end !== null
      ? { documentId, start, end, documentName, ...words }
      : quote !== null
        ? { documentName, quote, ...(page === null ? {} : { page }), ...(start === null ? {} : { start }) }
        : page !== null
          ? { documentName, page }
          : { documentName };
  return { key: `saved-${i}`, input, saved: evidence };
}

interface Props {
  workspaceSlug: string;
  passages: readonly EditedPassage[];
  /** Undefined where nothing may be changed. */
  onRemove: ((key: string) => void) | undefined;
}

/** Each passage with the place where it stands now, one click from its document. */
export function EvidenceList({ workspaceSlug, passages, onRemove }: Props) {
  if (passages.length === 0) {
    return (
      <p className="text-muted-foreground text-sm">
        No passage is marked yet. Select text in a document and choose “This answers a question”, or quote one here.
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-2" aria-label="Evidence">
      {passages.map(({ key, input, saved }) => {
        const place = saved?.places[0];
        const name = place?.documentName ?? saved?.documentName ?? ('documentName' in input ? input.documentName : '');
        const quote = saved?.quote ?? ('quote' in input ? input.quote : undefined);
        const page = place?.page ?? saved?.page ?? ('page' in input ? input.page : undefined);
        return (
          <li key={key} className="flex items-start gap-2 rounded-md border p-2.5">
            <div className="min-w-0 grow">
              <div className="flex flex-wrap items-center gap-1.5 text-xs">
                {place ? (
                  <Link
                    href={`/w/${encodeURIComponent(workspaceSlug)}/documents/${place.documentId}?start=${place.start}&end=${place.end}`}
                    className="text-primary-text inline-flex min-h-6 items-center font-medium break-all hover:underline"
                    dir="auto"
                  >
                    {name}
                  </Link>
                ) : (
                  <span dir="auto" className="font-medium break-all">
                    {name}
                  </span>
                )}
                {page ? <span className="text-muted-foreground">page {page}</span> : null}
                {saved === null ? <Badge tone="info">not saved yet</Badge> : null}
                {saved && !saved.found ? <Badge tone="warning">not found</Badge> : null}
                {place?.whole ? <Badge>whole {place.how === 'document' ? 'document' : 'page'}</Badge> : null}
              </div>
              {quote ? (
                <p dir="auto" className="mt-1 line-clamp-4 text-sm break-words whitespace-pre-wrap">
                  {quote}
                </p>
              ) : null}
              {saved?.detail ? <p className="text-warning-text mt-1 text-xs break-words">{saved.detail}</p> : null}
            </div>
            {onRemove ? (
              <IconButton label={`Remove the passage from ${name}`} onClick={() => onRemove(key)}>
                <Trash2 aria-hidden />
              </IconButton>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
