'use client';

import { KeyRound, Plus } from 'lucide-react';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatDay } from '@/components/ui/dates';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { useAddressedOpen } from '@/components/use-addressed-open';
import type { ApiKey } from '@/lib/auth/schema';
import { CreateApiKeyDialog } from './create-api-key-dialog';
import { useChange } from './use-change';

interface Props {
  workspaceId: string;
  keys: readonly ApiKey[];
  mayMake: boolean;
}

/** The workspace's keys: never themselves, only their last four characters. */
export function ApiKeyList({ workspaceId, keys, mayMake }: Props) {
  const [making, setMaking] = useAddressedOpen('new');
  const { busy, problem, run } = useChange();
  const revoke = (id: string) =>
    void run(() => apiClient(`/api/app/api-keys/${id}`, { workspace: workspaceId, method: 'DELETE' }));
  const newKey = mayMake ? (
    <Button variant="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden />
      New key
    </Button>
  ) : undefined;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <p className="text-muted-foreground max-w-xl text-sm">
          A key belongs to this workspace and acts under the membership of the person who made it. Programs send it as
          “Authorization: Bearer …”.
        </p>
        {keys.length > 0 ? newKey : null}
      </div>
      {problem ? <Callout tone="destructive" title={problem.detail} /> : null}
      {keys.length === 0 ? (
        <EmptyState
          icon={<KeyRound />}
          title="No program has a key to this workspace yet."
          description="What the web app can do, a program with a key can do."
          actions={newKey}
        />
      ) : (
        <KeyTable keys={keys} mayMake={mayMake} busy={busy} onRevoke={revoke} />
      )}
      <CreateApiKeyDialog workspaceId={workspaceId} open={making} onOpenChange={setMaking} />
    </div>
  );
}

interface KeyTableProps extends Pick<Props, 'keys' | 'mayMake'> {
  busy: boolean;
  onRevoke: (id: string) => void;
}

function KeyTable({ keys, mayMake, busy, onRevoke }: KeyTableProps) {
  return (
    <Table label="API keys">
      <TableHead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell className="max-md:hidden">Key</HeadCell>
          <HeadCell className="max-md:hidden">Scopes</HeadCell>
          <HeadCell className="max-md:hidden">Made by</HeadCell>
          <HeadCell className="max-md:hidden">Last used</HeadCell>
          <HeadCell className="max-md:hidden">Expires</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <Row key={key.id}>
            <Cell>
              <span className="font-medium break-words" dir="auto">
                {key.name}
              </span>
              <span className="text-muted-foreground block text-xs md:hidden">
                …{key.keyHint} · {key.scopes.join(', ')} · by <span dir="auto">{key.createdBy}</span> · last used{' '}
                {key.lastUsedAt ? formatDay(key.lastUsedAt) : 'never'} ·{' '}
                {key.expiresAt ? `until ${formatDay(key.expiresAt)}` : 'without an end'}
              </span>
            </Cell>
            <Cell className="font-mono text-xs whitespace-nowrap max-md:hidden">…{key.keyHint}</Cell>
            <Cell className="max-md:hidden">
              <span className="flex gap-1">
                {key.scopes.map((scope) => (
                  <Badge key={scope}>{scope}</Badge>
                ))}
              </span>
            </Cell>
            <Cell className="max-md:hidden" dir="auto">
              {key.createdBy}
            </Cell>
            <Cell className="text-muted-foreground tabular whitespace-nowrap max-md:hidden">
              {key.lastUsedAt ? formatDay(key.lastUsedAt) : 'never'}
            </Cell>
            <Cell className="text-muted-foreground tabular whitespace-nowrap max-md:hidden">
              {key.expiresAt ? formatDay(key.expiresAt) : 'never'}
            </Cell>
            <Cell className="text-right">
              {mayMake ? <RevokeDialog apiKey={key} busy={busy} onRevoke={() => onRevoke(key.id)} /> : null}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function RevokeDialog({ apiKey, busy, onRevoke }: { apiKey: ApiKey; busy: boolean; onRevoke: () => void }) {
  return (
    <Dialog
      size="sm"
      title={`Revoke “${apiKey.name}”?`}
      description="Programs that use this key are refused from now on. A revoked key can’t be brought back."
      trigger={
        <Button size="sm" variant="destructive-ghost" disabled={busy} aria-label={`Revoke ${apiKey.name}`}>
          Revoke
        </Button>
      }
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <DialogClose
            render={
              <Button variant="destructive" onClick={onRevoke}>
                Revoke
              </Button>
            }
          />
        </>
      }
    />
  );
}
