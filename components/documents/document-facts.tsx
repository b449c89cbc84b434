'use client';

import { formatDay } from '@/components/ui/dates';
import { Callout } from '@/components/ui/callout';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { DocumentContent } from '@/lib/documents/schema';
import { capitalised, formatBytes, formatCount, isOnlyTold, languageName } from './format-facts';
import { Tags } from './tags';
import type { Document, Format } from './types';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  document: Document;
  format: Format | undefined;
  encodings: readonly string[];
  /** Reads the file again with an encoding, null for the detected one; undefined for people who may only read. */
  onEncoding: ((encoding: string | null) => void) | undefined;
  outline: DocumentContent['outline'];
  onGoTo: (offset: number) => void;
  /** Edits tags and metadata; undefined for people who may only read. */
  onEdit: (() => void) | undefined;
  /** The list of versions, where there are several. */
  versions: ReactNode;
}

const DETECTED = 'detected';

/** What is known of a document, beside its text: facts, encoding, warnings, metadata, contents. */
export function DocumentFacts({ document, format, encodings, onEncoding, outline, onGoTo, onEdit, versions }: Props) {
  const { warnings, metadata, tags, encoding, encodingOverride } = document;
  const options = [
    { value: DETECTED, label: encodingOverride === null && encoding ? `${encoding} (detected)` : 'Detect' },
    ...encodings.map((value) => ({ value, label: value })),
  ];
  return (
    <aside aria-label="About this document" className="flex min-w-0 flex-col gap-5 text-sm lg:overflow-y-auto lg:pr-1">
      {warnings.map((warning) => (
        <Callout key={warning.code} tone={isOnlyTold(warning) ? 'info' : 'warning'} title={warning.detail} />
      ))}
      <DescriptionList
        items={[
          { term: 'Format', value: format?.label ?? document.mimeType },
          { term: 'Size', value: formatBytes(document.bytes) },
          ...(document.pages !== null && format?.paged
            ? [{ term: `${capitalised(format.pageName)}s`, value: formatCount(document.pages) }]
            : []),
          ...(document.characters === null ? [] : [{ term: 'Characters', value: formatCount(document.characters) }]),
          { term: 'Language', value: languageName(document.language) ?? 'Not known' },
          { term: 'Added', value: formatDay(document.createdAt) },
          ...(document.sourceUrl
            ? [{ term: 'Source', value: <span className="break-all">{document.sourceUrl}</span> }]
            : []),
          ...(encoding && !onEncoding ? [{ term: 'Encoding', value: encoding }] : []),
        ]}
      />
      {format?.encoded && onEncoding ? (
        <Field label="Encoding" description="If letters look wrong, choose another: the file is read again.">
          <Select
            options={options}
            value={encodingOverride ?? DETECTED}
            onValueChange={(value) => onEncoding(value === DETECTED ? null : value)}
            label="Encoding"
          />
        </Field>
      ) : null}
      {versions}
      {Object.keys(metadata).length > 0 || tags.length > 0 || onEdit ? (
        <section aria-label="Tags and metadata" className="flex flex-col gap-2">
          <div className="flex items-center justify-between gap-2">
            <h2 className="font-medium">Tags and metadata</h2>
            {onEdit ? (
              <Button size="sm" variant="ghost" onClick={onEdit}>
                <Pencil aria-hidden />
                Edit<span className="sr-only"> tags and metadata</span>
              </Button>
            ) : null}
          </div>
          <Tags tags={tags} />
          <DescriptionList
            items={Object.entries(metadata).map(([term, value]) => ({
              term,
              value: <span className="break-words">{typeof value === 'string' ? value : JSON.stringify(value)}</span>,
            }))}
          />
        </section>
      ) : null}
      {outline.length > 0 ? (
        <nav aria-label="Contents">
          <h2 className="mb-1 font-medium">Contents</h2>
          <ul className="max-h-96 overflow-y-auto">
            {outline.slice(0, 500).map((entry, i) => (
              <li key={i} style={{ paddingLeft: `${Math.min(entry.level - 1, 5) * 0.75}rem` }}>
                <button
                  type="button"
                  dir="auto"
                  onClick={() => onGoTo(entry.start)}
                  className="hover:bg-accent block min-h-6 w-full truncate rounded-sm px-1.5 py-0.5 text-left text-xs"
                >
                  {entry.title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </aside>
  );
}
