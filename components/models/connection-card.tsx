'use client';

import { CircleCheck, Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { toast } from '@/components/ui/toast';
import type { Connection, ConnectionTest } from '@/lib/models/schema';

interface Props {
  workspace: string;
  connection: Connection;
  providerLabel: string;
  mayChange: boolean;
  onEdit: () => void;
}

function sayProblem(title: string, error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
  toast({ title, description: error.detail, tone: 'error' });
}

/** One connection: where it goes, as whom, whether it worked when it was last tried. */
export function ConnectionCard({ workspace, connection, providerLabel, mayChange, onEdit }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const { id, name, baseUrl, keyHint, models, lastTest } = connection;
  const path = `/api/v1/connections/${encodeURIComponent(id)}`;

  async function tryIt() {
    setBusy(true);
    try {
      await apiClient<ConnectionTest>(`${path}/test`, { workspace, method: 'POST' });
      router.refresh();
    } catch (error) {
      sayProblem(`“${name}” could not be tested`, error);
    } finally {
      setBusy(false);
    }
  }

  async function restore() {
    try {
      await apiClient(`${path}/restore`, { workspace, method: 'POST' });
      router.refresh();
    } catch (error) {
      sayProblem(`“${name}” could not be brought back`, error);
    }
  }

  async function remove() {
    try {
      await apiClient(path, { workspace, method: 'DELETE' });
      toast({
        title: `Connection “${name}” deleted`,
        description: 'Its models can’t be used any more. It can be brought back for 10 minutes.',
        action: { label: 'Undo', onPress: () => void restore() },
      });
      router.refresh();
    } catch (error) {
      sayProblem(`“${name}” could not be deleted`, error);
    }
  }

  return (
    <Card id={id} className="flex scroll-mt-4 flex-col gap-3 p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold break-all">{name}</h2>
            <Badge>{providerLabel}</Badge>
            {keyHint === null ? (
              <Badge tone="outline">no key</Badge>
            ) : (
              <Badge tone="outline">{keyHint === '' ? 'key kept' : `key …${keyHint}`}</Badge>
            )}
          </div>
          <p className="text-muted-foreground mt-1 text-xs break-all">
            {baseUrl}
            {models.length > 0 ? ` · ${models.length} ${models.length === 1 ? 'model' : 'models'} named` : ''}
          </p>
        </div>
        {mayChange ? (
          <div className="flex items-center gap-1.5">
            <Button size="sm" busy={busy} onClick={() => void tryIt()} aria-label={`Test ${name}`}>
              Test
            </Button>
            <IconButton label={`Edit ${name}`} onClick={onEdit}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton label={`Delete ${name}`} onClick={() => void remove()}>
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        ) : null}
      </div>
      {lastTest === null ? null : <TestOutcome test={lastTest} />}
    </Card>
  );
}

/** What happened at the last test: a line where it worked, a message where it didn't. */
function TestOutcome({ test }: { test: ConnectionTest }) {
  const facts = (
    <span className="text-muted-foreground tabular text-xs">
      {test.status === null ? 'no answer' : `HTTP ${test.status}`} · {test.latencyMs} ms ·{' '}
      <RelativeTime iso={test.testedAt} />
    </span>
  );
  if (test.ok) {
    return (
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <CircleCheck className="text-success-text size-4" aria-hidden />
        <span>It works. {test.detail}</span>
        {facts}
      </p>
    );
  }
  return (
    <Callout tone="destructive" title="It did not work.">
      <p>{test.detail}</p>
      <p className="mt-1">{facts}</p>
    </Callout>
  );
}
