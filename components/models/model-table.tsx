'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { formatDay } from '@/components/ui/dates';
import { RelativeTime } from '@/components/ui/relative-time';
import { InputWithIcon } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { Model } from '@/lib/models/schema';
import { tokenCount, usd } from './format';

type Shown = 'connected' | 'all';

/** Every model with price and context window; those that can be used now, or all that are known. */
export function ModelTable({ models, pricesAsOf }: { models: readonly Model[]; pricesAsOf: string }) {
  const [shown, setShown] = useState<Shown>('connected');
  const [search, setSearch] = useState('');
  const rows = models.filter(
    (model) => (shown === 'all' || model.connected) && model.id.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <section aria-labelledby="models-heading" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="models-heading" className="text-base font-semibold">
          Models
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          <InputWithIcon
            icon={<Search aria-hidden />}
            aria-label="Search models"
            placeholder="Search models"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="w-52"
          />
          <SegmentedControl<Shown>
            label="Which models"
            value={shown}
            onValueChange={setShown}
            options={[
              { value: 'connected', label: 'Usable now' },
              { value: 'all', label: 'All known' },
            ]}
          />
        </div>
      </div>
      <Table label="Models">
        <TableHead>
          <tr>
            <HeadCell>Model</HeadCell>
            <HeadCell>Kind</HeadCell>
            <HeadCell className="text-right">Context</HeadCell>
            <HeadCell className="text-right">Input / M tokens</HeadCell>
            <HeadCell className="text-right">Output / M tokens</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((model) => (
            <ModelRow key={model.id} model={model} />
          ))}
          {rows.length === 0 ? (
            <Row>
              <Cell colSpan={5} className="text-muted-foreground">
                No model is named like that.
              </Cell>
            </Row>
          ) : null}
        </TableBody>
      </Table>
      <p className="text-muted-foreground text-xs">
        Prices as the providers published them on {formatDay(pricesAsOf)} (<RelativeTime iso={pricesAsOf} />
        ), in US dollars; a connection can say its own. A price that isn’t known is never counted as nothing.
      </p>
    </section>
  );
}

function ModelRow({ model }: { model: Model }) {
  const { id, kind, connected, contextWindow, price, provider } = model;
  const free = provider === 'builtin';
  return (
    <Row>
      <Cell>
        <span className="flex min-w-44 flex-wrap items-center gap-2">
          <span className="font-mono text-xs [overflow-wrap:anywhere]">{id}</span>
          {connected ? null : <Badge tone="outline">not connected</Badge>}
        </span>
      </Cell>
      <Cell className="text-muted-foreground">{kind}</Cell>
      <Cell numeric>{tokenCount(contextWindow)}</Cell>
      <Cell numeric>{free ? 'free' : usd(price?.inputPerMTok)}</Cell>
      <Cell numeric>{free ? 'free' : kind === 'embedding' ? '–' : usd(price?.outputPerMTok)}</Cell>
    </Row>
  );
}
