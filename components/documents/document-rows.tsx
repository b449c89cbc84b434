'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { DocumentActions } from './document-menu';
import { DocumentRow } from './document-row';
import type { Document, DocumentsWorkspace, Format } from './types';
import type { Selection } from './use-selection';

interface Props {
  workspace: DocumentsWorkspace;
  documents: readonly Document[];
  formats: readonly Format[];
  actions: DocumentActions | undefined;
  selection: Selection | undefined;
  /** Loads what comes next; null at the end. */
  more: (() => void) | null;
}

const ROW_HEIGHT = 58;
/** A shorter list is drawn whole, so that the browser's own search finds every name in it. */
const WHOLE = 150;

/** The rows of the table: of a long list only those that can be seen, and what comes next is loaded on the way there. */
export function DocumentRows(props: Props) {
  const { workspace, documents, formats, actions, selection } = props;
  const row = (document: Document, index: number, measure?: (element: HTMLTableRowElement | null) => void) => (
    <DocumentRow
      key={document.id}
      document={document}
      format={formats.find(({ mimeTypes }) => mimeTypes.includes(document.mimeType))}
      href={`/w/${encodeURIComponent(workspace.slug)}/documents/${document.id}`}
      actions={actions}
      selection={selection}
      index={index}
      measure={measure}
    />
  );
  if (documents.length <= WHOLE) return documents.map((document, i) => row(document, i));
  return <VirtualRows documents={documents} more={props.more} row={row} />;
}

interface VirtualRowsProps {
  documents: readonly Document[];
  more: (() => void) | null;
  row: (document: Document, index: number, measure: (element: HTMLTableRowElement | null) => void) => ReactNode;
}

function VirtualRows({ documents, more, row }: VirtualRowsProps) {
  const [margin, setMargin] = useState(0);
  const top = useCallback((element: HTMLTableRowElement | null) => {
    if (element) setMargin(element.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: documents.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => documents[index]?.id ?? index,
    scrollMargin: margin,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const nearEnd = last !== undefined && last.index >= documents.length - 20;
  useEffect(() => {
    if (nearEnd) more?.();
  }, [nearEnd, more]);
  const before = first ? first.start - margin : 0;
  const after = last ? virtualizer.getTotalSize() - (last.end - margin) : 0;
  return (
    <>
      <tr ref={top} aria-hidden style={{ height: before }} />
      {items.map((item) => {
        const document = documents[item.index];
        return document ? row(document, item.index, virtualizer.measureElement) : null;
      })}
      <tr aria-hidden style={{ height: after }} />
    </>
  );
}
