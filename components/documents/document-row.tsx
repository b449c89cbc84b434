'use client';

import { Button } from '@/components/ui/button';
import { Cell, Row } from '@/components/ui/table';
import { FileText, RotateCw } from 'lucide-react';
import Link from 'next/link';
import { DocumentMenu, type DocumentActions } from './document-menu';
import { DocumentState } from './document-state';
import { formatBytes, formatCount, formatDate, languageName, plural } from './format-facts';
import type { Document, Format } from './types';

interface Props {
  document: Document;
  format: Format | undefined;
  href: string;
  actions: DocumentActions | undefined;
}

export function DocumentRow({ document, format, href, actions }: Props) {
  const { name, status, error } = document;
  return (
    <Row>
      <Cell className="max-w-0 min-w-48">
        <div className="flex items-start gap-2.5">
          <FileText className="text-muted-foreground mt-0.5 size-4 shrink-0" aria-hidden />
          <div className="min-w-0">
            <Link href={href} dir="auto" title={name} className="block min-h-6 truncate font-medium hover:underline">
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
      <Cell className="text-muted-foreground whitespace-nowrap max-md:hidden">{formatDate(document.createdAt)}</Cell>
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
