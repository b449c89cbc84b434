'use client';

import { X } from 'lucide-react';
import { apiClient } from '@/components/api-client';
import { Callout } from '@/components/ui/callout';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { PendingInvitation } from '@/lib/auth/schema';
import { useChange } from './use-change';

interface Props {
  workspaceId: string;
  invitations: readonly PendingInvitation[];
}

/** Invitations that wait to be accepted. Their links can't be shown again, only taken back. */
export function InvitationList({ workspaceId, invitations }: Props) {
  const { busy, problem, run } = useChange();
  const cancel = (id: string) =>
    void run(() => apiClient(`/api/app/invitations/${id}`, { workspace: workspaceId, method: 'DELETE' }));
  return (
    <section className="mt-8 flex flex-col gap-3">
      <h2 className="text-base font-semibold">Invited</h2>
      {problem ? <Callout tone="destructive" title={problem.detail} /> : null}
      <Table label="Invitations">
        <TableHead>
          <tr>
            <HeadCell>E-mail</HeadCell>
            <HeadCell>Role</HeadCell>
            <HeadCell>Until</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {invitations.map((invitation) => (
            <Row key={invitation.id}>
              <Cell className="break-all">{invitation.email}</Cell>
              <Cell className="capitalize">{invitation.role}</Cell>
              <Cell className="text-muted-foreground tabular whitespace-nowrap">
                <RelativeTime iso={invitation.expiresAt} />
              </Cell>
              <Cell className="text-right">
                <IconButton
                  label={`Take back the invitation of ${invitation.email}`}
                  disabled={busy}
                  onClick={() => cancel(invitation.id)}
                >
                  <X aria-hidden />
                </IconButton>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
