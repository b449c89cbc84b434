'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Cell, Row } from '@/components/ui/table';
import { FileText, RotateCw } from 'lucide-react';
import Link from 'next/link';
import { formatDay } from '@/components/ui/dates';
import { DocumentMenu, type DocumentActions } from './document-menu';
import { Tags } from './tags';
import { DocumentState } from './document-state';
import { formatBytes, formatCount, languageName, plural } from './format-facts';
import type { Document, Format } from './types';
import type { Selection } from './use-selection';

interface Props {
  document: Document;
  format: Format | undefined;
  href: string;
  actions: DocumentActions | undefined;
  /** Undefined where rows can't be chosen. */
  selection: Selection | undefined;
  /** Its place in the list, counted from 0, and how its height is told to a list that draws only a part. */
  index: number;
  measure?: ((element: HTMLTableRowElement | null) => void) | undefined;
}

export function DocumentRow({ document, format, href, actions, selection, index, measure }: Props) {
  const { name, status, error } = document;
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-selected={selection?.ids.has(document.id) || undefined}
    >
      {selection ? (
        <Cell className="w-0 pr-0">
          <Checkbox
            aria-label={`Choose ${name}`}
            checked={selection.ids.has(document.id)}
            onCheckedChange={() => selection.toggle(document.id)}
          />
        </Cell>
      ) : null}
      <Cell className="max-w-0 min-w-48">
        <div className="flex items-start gap-2.5">
          <FileText className="text-muted-foreground mt-0.5 size-4 shrink-0" aria-hidden />
          <div className="min-w-0">
            <Link
              data-row-link
              href={href}
              dir="auto"
              title={name}
              className="block min-h-6 truncate font-medium hover:underline"
            >
              {name}
            </Link>
            {status === 'failed' && error ? (
              <div className="text-destructive-text flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
                <span className="whitespace-normal">{error.detail}</span>
                {actions ? (
                  <Button size="sm" variant="link" className="min-h-6" onClick={() => actions.retry(document)}>
                    <RotateCw aria-hidden />
                    Try again
                  </Button>
                ) : null}
              </div>
            ) : (
              <p className="text-muted-foreground text-xs">{length(document, format)}</p>
            )}
            <Tags tags={document.tags} className="mt-1" />
            <div className="mt-1 sm:hidden">
              <DocumentState document={document} format={format} />
            </div>
          </div>
        </div>
      </Cell>
      <Cell className="max-sm:hidden">
        <DocumentState document={document} format={format} />
      </Cell>
      <Cell className="text-muted-foreground whitespace-nowrap max-lg:hidden">{format?.label ?? 'Other'}</Cell>
      <Cell className="text-muted-foreground whitespace-nowrap max-2xl:hidden">
        {languageName(document.language) ?? '–'}
      </Cell>
      <Cell numeric className="text-muted-foreground whitespace-nowrap max-sm:hidden">
        {formatBytes(document.bytes)}
      </Cell>
      <Cell className="text-muted-foreground whitespace-nowrap max-md:hidden">{formatDay(document.createdAt)}</Cell>
      <Cell className="w-0 text-right">
        <DocumentMenu document={document} downloadHref={`${href}/file`} actions={actions} />
      </Cell>
    </Row>
  );
}

function length({ status, pages, characters }: Document, format: Format | undefined): string {
  if (status !== 'ready' || characters === null) return ' ';
  const text = `${formatCount(characters)} characters`;
  return format?.paged && pages !== null ? `${plural(pages, format.pageName)}, ${text}` : text;
}
