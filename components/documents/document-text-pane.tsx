'use client';

import { MarkSelection } from '@/components/marking';
import type { DocumentContent } from '@/lib/documents/schema';
import { useDeferredValue, useMemo, useState } from 'react';
import { findInText } from './find-in-text';
import type { Mark } from './text-blocks';
import type { DocumentsWorkspace } from './types';
import { TextToolbar } from './text-toolbar';
import { TextView } from './text-view';
import type { TextPosition } from './use-text-position';

interface Props {
  workspace: DocumentsWorkspace;
  documentId: string;
  content: DocumentContent;
  /** What its pages are called; null where it has none of its own. */
  pageName: string | null;
  position: TextPosition;
  passage: { start: number; end: number } | null;
  name: string;
  /** Asks why what is selected was not found. */
  onWhyNot?: (selected: { start: number; end: number; text: string }) => void;
}

/** The text with its tools: find, pages, the passage that was asked for. */
export function DocumentTextPane(props: Props) {
  const { workspace, documentId, content, pageName, position, passage, name, onWhyNot } = props;
  const { text, pages } = content;
  const [query, setQuery] = useState('');
  const [step, setStep] = useState(0);
  const sought = useDeferredValue(query);
  const found = useMemo(() => findInText(text, sought), [text, sought]);
  const current = found.length === 0 ? -1 : ((step % found.length) + found.length) % found.length;

  const marks = useMemo((): Mark[] => {
    const shown = passage ? [{ ...passage, tone: 'passage' as const }] : [];
    return [
      ...shown,
      ...found.map((span, i) => ({ ...span, tone: i === current ? ('current' as const) : ('found' as const) })),
    ];
  }, [passage, found, current]);

  const goToMatch = (index: number) => {
    const match = found[((index % found.length) + found.length) % found.length];
    setStep(index);
    if (match) position.goTo(match.start);
  };
  return (
    <>
      <TextToolbar
        query={query}
        onQuery={(next) => {
          setQuery(next);
          setStep(0);
          const [first] = findInText(text, next);
          if (first) position.goTo(first.start);
        }}
        matches={found.length}
        current={current}
        onStep={(by) => goToMatch(current + by)}
        pages={pageName ? pages : null}
        pageName={pageName ?? undefined}
        onPage={(page) => position.goTo(page.start)}
        onPassage={passage ? () => position.goTo(passage.start) : null}
      />
      <div className="h-[70dvh] min-h-0 lg:h-auto lg:grow">
        <MarkSelection
          workspace={workspace}
          document={{ id: documentId, name }}
          disabled={!workspace.canWrite}
          fallback={pointedAt(text, found[current] ?? passage)}
          {...(onWhyNot ? { onWhyNot } : {})}
        >
          <TextView
            text={text}
            pages={pages}
            pageName={pageName}
            marks={marks}
            target={position.target}
            label={`Text of ${name}`}
          />
        </MarkSelection>
      </div>
    </>
  );
}

/** What is found or was asked for can be marked without selecting it with the mouse. */
function pointedAt(text: string, span: { start: number; end: number } | null) {
  return span && { start: span.start, end: span.end, text: text.slice(span.start, span.end) };
}
