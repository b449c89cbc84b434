'use client';

import { Plug, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page, PageHeader } from '@/components/ui/page-header';
import { useAddressedOpen } from '@/components/use-addressed-open';
import type { Connection, Model, Spending } from '@/lib/models/schema';
import type { Reuse, Router } from '@/lib/models/schema';
import { ConnectionCard } from './connection-card';
import { ConnectionDialog } from './connection-dialog';
import { ModelTable } from './model-table';
import { ReuseCard } from './reuse-card';
import { RouterSection } from './router-section';
import { SpendingCard } from './spending-card';
import type { ProviderChoice } from './types';

interface Props {
  workspace: string;
  /** Connections and the cap on spending. */
  mayChange: boolean;
  /** Routers. */
  mayWrite: boolean;
  routers: readonly Router[];
  connections: readonly Connection[];
  models: readonly Model[];
  spending: Spending;
  pricesAsOf: string;
  reuse: Reuse;
  spendingHref: string;
  providers: readonly ProviderChoice[];
}

/** The workspace's connections, every model with its price, and what was spent today. */
export function ModelsScreen(props: Props) {
  const {
    workspace,
    mayChange,
    mayWrite,
    routers,
    connections,
    models,
    spending,
    pricesAsOf,
    reuse,
    spendingHref,
    providers,
  } = props;
  const [open, setOpen] = useAddressedOpen('new');
  const [edited, setEdited] = useState<Connection | null>(null);

  function edit(connection: Connection | null) {
    setEdited(connection);
    setOpen(true);
  }

  const add = (
    <Button variant="primary" onClick={() => edit(null)}>
      <Plus aria-hidden />
      Add a connection
    </Button>
  );
  return (
    <Page className="flex flex-col gap-8">
      <div>
        <PageHeader
          title="Models"
          description="The built-in models need no key. A connection brings a provider’s models in; its key is encrypted and never shown again."
          actions={mayChange && connections.length > 0 ? add : undefined}
        />
        <section aria-label="Connections" className="flex flex-col gap-3">
          {connections.map((connection) => (
            <ConnectionCard
              key={connection.id}
              workspace={workspace}
              connection={connection}
              providerLabel={providers.find((provider) => provider.id === connection.provider)?.label ?? ''}
              mayChange={mayChange}
              onEdit={() => edit(connection)}
            />
          ))}
          {connections.length === 0 ? (
            <EmptyState
              icon={<Plug />}
              title="No provider is connected yet."
              description={
                mayChange
                  ? 'Connect OpenAI, Anthropic, Google, Mistral, Ollama or anything that speaks OpenAI’s protocol to compare their models with the built-in ones.'
                  : 'An admin of this workspace can connect one.'
              }
              actions={mayChange ? add : undefined}
            />
          ) : null}
        </section>
      </div>
      <RouterSection workspace={workspace} routers={routers} models={models} mayChange={mayWrite} />
      <ModelTable models={models} pricesAsOf={pricesAsOf} />
      <SpendingCard reportHref={spendingHref} workspace={workspace} spending={spending} mayChange={mayChange} />
      <ReuseCard workspace={workspace} reuse={reuse} mayChange={mayChange} />
      {mayChange ? (
        <ConnectionDialog
          key={edited?.id ?? 'new'}
          workspace={workspace}
          providers={providers}
          connection={edited}
          open={open}
          onOpenChange={setOpen}
        />
      ) : null}
    </Page>
  );
}
