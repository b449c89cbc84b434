'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { apiClient } from '@/components/api-client';
import { passageHref } from '@/components/passage';
import { JourneyView, type Ask } from '@/components/retrieval';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Document } from '@/lib/documents/schema';
import type { SearchResult, Span } from '@/lib/retrieval/schema';
import type { Reading } from './document-beside';
import type { WorkspaceRef } from './types';

interface Props {
  workspace: WorkspaceRef;
  collectionId: string;
  ask: Ask;
  /** What was found, with the journey of the passage that is missing. */
  result: SearchResult | undefined;
  onAsk: (missing: Span) => void;
  onRead: (reading: Reading) => void;
}

/** How many documents are offered at once. */
const SHOWN = 5;

/** Says where a passage that was expected stood at every stage, and which stage lost it. */
export function WhyNot({ workspace, collectionId, ask, result, onAsk, onRead }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { missing } = ask;
  const quoted = missing && 'quote' in missing ? missing : null;
  const [documentName, setDocumentName] = useState(quoted?.documentName ?? '');
  const [quote, setQuote] = useState(quoted?.quote ?? '');
  const documents = useQuery({
    queryKey: ['documents', workspace.id, 'named', collectionId, documentName],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      apiClient<{ items: Document[] }>(
        `/api/v1/documents?${new URLSearchParams({ collectionId, status: 'ready', limit: String(SHOWN), ...(documentName.trim() === '' ? {} : { q: documentName.trim().slice(0, 200) }) })}`,
        { workspace: workspace.id, signal },
      ),
  });
  const journey = result?.journey?.[0];
  const found = journey !== undefined;
  useEffect(() => {
    if (found) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [found]);
  const ready = documentName.trim() !== '' && quote.trim() !== '';
  return (
    <Card ref={frame} className="scroll-my-4">
      <CardHeader
        title="Why not this passage?"
        description="Select a passage that you expected in its document, or quote it, and see where it stood at every stage."
      />
      <CardBody className="flex flex-col gap-4">
        {journey ? (
          <section aria-label="Journey of the passage" className="flex flex-col gap-2">
            <Expected missing={missing} workspaceSlug={workspace.slug} />
            <JourneyView
              journey={journey}
              settings={{ mode: ask.mode, topK: ask.topK, ...ask.options }}
              candidates={result?.explanation?.candidates ?? ask.topK}
            />
          </section>
        ) : null}
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) onAsk({ documentName: documentName.trim(), quote: quote.trim() });
          }}
        >
          <Field label="Document">
            <Input
              value={documentName}
              onChange={(event) => setDocumentName(event.target.value)}
              placeholder="Find by name"
              dir="auto"
            />
          </Field>
          <ul aria-label="Documents to open" className="flex flex-wrap gap-1.5">
            {(documents.data?.items ?? []).map(({ id, name }) => (
              <li key={id} className="max-w-full min-w-0">
                <Button
                  size="sm"
                  className="max-w-full"
                  aria-label={`Open ${name} beside the hits`}
                  onClick={() => onRead({ documentId: id, documentName: name, passage: null })}
                >
                  <BookOpen aria-hidden />
                  <span dir="auto" className="truncate">
                    {name}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
          <Field label="Words from it" description="Or open it, select the passage there and press w.">
            <Textarea value={quote} onChange={(event) => setQuote(event.target.value)} rows={2} autoGrow />
          </Field>
          <Button type="submit" className="self-start" disabled={!ready}>
            Trace it
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

function Expected({ missing, workspaceSlug }: { missing: Span | null; workspaceSlug: string }) {
  if (missing === null) return null;
  if ('quote' in missing) {
    return (
      <p className="text-sm">
        <span dir="auto" className="font-medium">
          {missing.documentName}
        </span>
        <q dir="auto" className="text-muted-foreground mt-0.5 line-clamp-3 block break-words">
          {missing.quote}
        </q>
      </p>
    );
  }
  const { start, end } = missing;
  return (
    <p className="text-sm">
      <Link
        href={passageHref(workspaceSlug, missing)}
        className="text-primary-text inline-block min-h-6 hover:underline"
      >
        The {(end - start).toLocaleString('en-US')} characters from {start.toLocaleString('en-US')}
      </Link>
    </p>
  );
}
