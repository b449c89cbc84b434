'use client';

import { Quote } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { Hit } from '@/lib/retrieval/schema';
import { MarkDialog } from './mark-dialog';
import type { MarkedPassage, MarkingWorkspace } from './types';

interface Props {
  workspace: MarkingWorkspace;
  hit: Pick<Hit, 'documentId' | 'documentName' | 'start' | 'end' | 'text'>;
}

/** Keeps a hit, or what is selected in it, as evidence of a question. */
export function MarkHit({ workspace, hit }: Props) {
  const [marking, setMarking] = useState<MarkedPassage | null>(null);
  return (
    <>
      <IconButton
        label={`“${hit.documentName}” from ${hit.start}: this answers a question`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setMarking(partOf(hit, window.getSelection()?.toString() ?? ''))}
      >
        <Quote aria-hidden />
      </IconButton>
      {marking ? <MarkDialog workspace={workspace} passage={marking} onClose={() => setMarking(null)} /> : null}
    </>
  );
}

/** What is selected, where it stands in the hit; else the whole hit. */
export function partOf({ documentId, documentName, start, end, text }: Props['hit'], selected: string): MarkedPassage {
  const words = selected.trim();
  const at = words === '' ? -1 : text.indexOf(words);
  if (at === -1) return { documentId, documentName, start, end, text };
  return { documentId, documentName, start: start + at, end: start + at + words.length, text: words };
}
