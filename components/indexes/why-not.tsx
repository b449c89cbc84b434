'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { Textarea } from '@/components/ui/textarea';
import type { Journey } from '@/lib/retrieval/schema';
import type { AskState } from './use-ask-state';

type Missing = NonNullable<AskState['missing']>;

interface Props {
  missing: AskState['missing'];
  journey: Journey | undefined;
  onAsk: (missing: Missing) => void;
}

/** Says where a passage that was expected stood at every stage, and which stage lost it. */
export function WhyNot({ missing, journey, onAsk }: Props) {
  const [documentName, setDocumentName] = useState(missing?.documentName ?? '');
  const [quote, setQuote] = useState(missing?.quote ?? '');
  const ready = documentName.trim() !== '' && quote.trim() !== '';
  return (
    <Card>
      <CardHeader
        title="Why not this passage?"
        description="Quote a passage that you expected, and see where it stood."
      />
      <CardBody>
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
              placeholder="report.pdf"
              dir="auto"
            />
          </Field>
          <Field label="Words from it">
            <Textarea value={quote} onChange={(event) => setQuote(event.target.value)} rows={2} autoGrow />
          </Field>
          <Button type="submit" className="self-start" disabled={!ready}>
            Trace it
          </Button>
        </form>
        {journey ? <JourneyReport journey={journey} /> : null}
      </CardBody>
    </Card>
  );
}

const STAGES = {
  dense: 'Dense',
  lexical: 'Lexical',
  fusion: 'Fusion',
  rerank: 'Reranked',
  mmr: 'MMR',
  result: 'Returned',
} as const;

function JourneyReport({ journey }: { journey: Journey }) {
  const stages = (Object.keys(STAGES) as (keyof typeof STAGES)[]).filter((stage) =>
    journey.chunks.some((chunk) => chunk.stages[stage] !== undefined),
  );
  return (
    <div role="status" className="mt-4 flex flex-col gap-3">
      <Callout tone={journey.lostAt === null ? 'success' : 'warning'} title={journey.detail} />
      {journey.chunks.length > 0 ? (
        <Table label="Where the passage’s chunks stood">
          <thead>
            <Row>
              <HeadCell>Chunk</HeadCell>
              {stages.map((stage) => (
                <HeadCell key={stage}>{STAGES[stage]}</HeadCell>
              ))}
            </Row>
          </thead>
          <tbody>
            {journey.chunks.map((chunk) => (
              <Row key={chunk.chunkId}>
                <Cell>
                  {chunk.start}–{chunk.end}
                  {chunk.holds === 'part' ? ' (a part)' : ''}
                </Cell>
                {stages.map((stage) => (
                  <Cell key={stage}>{chunk.stages[stage] ?? '–'}</Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}
