'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toast';
import type { Model } from '@/lib/models/schema';
import type { Router } from '@/lib/models/schema';
import { RouterDialog } from './router-dialog';
import { describeRouter } from './router-draft';

interface Props {
  workspace: string;
  routers: readonly Router[];
  models: readonly Model[];
  mayChange: boolean;
}

function sayProblem(title: string, error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
  toast({ title, description: error.detail, tone: 'error' });
}

/** The models that are defined in this workspace: each chooses among others. */
export function RouterSection({ workspace, routers, models, mayChange }: Props) {
  const page = useRouter();
  const [open, setOpen] = useState(false);
  const [edited, setEdited] = useState<Router | null>(null);
  const choices = models.filter(
    ({ kind, connected, provider }) => kind === 'chat' && connected && provider !== 'router',
  );

  function edit(router: Router | null) {
    setEdited(router);
    setOpen(true);
  }

  async function bringBack({ name, strategy }: Router) {
    try {
      await apiClient('/api/v1/routers', { workspace, body: { name, strategy } });
      page.refresh();
    } catch (error) {
      sayProblem(`“${name}” could not be brought back`, error);
    }
  }

  async function remove(router: Router) {
    try {
      await apiClient(`/api/v1/routers/${encodeURIComponent(router.id)}`, { workspace, method: 'DELETE' });
      toast({
        title: `Router “${router.name}” deleted`,
        description: 'What was asked with it stays as it is.',
        action: { label: 'Undo', onPress: () => void bringBack(router) },
      });
      page.refresh();
    } catch (error) {
      sayProblem(`“${router.name}” could not be deleted`, error);
    }
  }

  return (
    <section aria-labelledby="routers-heading" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="routers-heading" className="text-base font-semibold">
            Routers
          </h2>
          <p className="text-muted-foreground text-sm">
            Models that choose among others: by fallbacks, by a split, or by price.
          </p>
        </div>
        {mayChange ? (
          <Button onClick={() => edit(null)}>
            <Plus aria-hidden />
            Add a router
          </Button>
        ) : null}
      </div>
      {routers.map((router) => (
        <Card key={router.id} className="flex flex-wrap items-start justify-between gap-3 p-4">
          <div className="min-w-0">
            <h3 className="font-medium break-all">{router.model}</h3>
            <p className="text-muted-foreground mt-1 text-sm break-words">{describeRouter(router.strategy)}</p>
          </div>
          {mayChange ? (
            <div className="flex items-center gap-1.5">
              <IconButton label={`Edit ${router.name}`} onClick={() => edit(router)}>
                <Pencil aria-hidden />
              </IconButton>
              <IconButton label={`Delete ${router.name}`} onClick={() => void remove(router)}>
                <Trash2 aria-hidden />
              </IconButton>
            </div>
          ) : null}
        </Card>
      ))}
      {mayChange ? (
        <RouterDialog
          key={edited === null ? 'new' : `${edited.id} ${edited.updatedAt}`}
          workspace={workspace}
          router={edited}
          models={choices.map(({ id }) => id)}
          open={open}
          onOpenChange={setOpen}
        />
      ) : null}
    </section>
  );
}
