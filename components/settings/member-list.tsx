'use client';

import { LogOut, UserMinus } from 'lucide-react';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { formatDay } from '@/components/ui/dates';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { Member, Role } from '@/lib/auth/schema';
import { roleOptions } from './roles';
import { useChange } from './use-change';

interface Props {
  workspaceId: string;
  members: readonly Member[];
  /** Who is looking. */
  self: { userId: string; role: Role };
}

/** Who belongs to the workspace, with which rights. */
export function MemberList({ workspaceId, members, self }: Props) {
  const { busy, problem, run } = useChange();
  const isLastOwner = self.role === 'owner' && members.filter((member) => member.role === 'owner').length === 1;
  const manages = self.role === 'admin' || self.role === 'owner';
  const change = (userId: string, role: Role) =>
    void run(() =>
      apiClient(`/api/app/members/${userId}`, { workspace: workspaceId, method: 'PATCH', body: { role } }),
    );
  async function remove(userId: string) {
    await run(async () => {
      await apiClient(`/api/app/members/${userId}`, { workspace: workspaceId, method: 'DELETE' });
      // The session ended with the membership.
      if (userId === self.userId) window.location.assign(new URL('/', window.location.href));
    });
  }
  return (
    <div className="flex flex-col gap-3">
      {problem ? <Callout tone="destructive" title={problem.detail} /> : null}
      <Table label="Members">
        <TableHead>
          <tr>
            <HeadCell>Name</HeadCell>
            <HeadCell>Role</HeadCell>
            <HeadCell className="max-sm:hidden">Since</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {members.map((member) => {
            const isSelf = member.userId === self.userId;
            const mayTouch = manages && (self.role === 'owner' || member.role !== 'owner');
            return (
              <Row key={member.userId}>
                <Cell>
                  <span className="flex flex-wrap items-center gap-x-2">
                    <span className="font-medium" dir="auto">
                      {member.name}
                    </span>
                    {isSelf ? <Badge>you</Badge> : null}
                  </span>
                  <span className="text-muted-foreground text-xs break-all">{member.email}</span>
                </Cell>
                <Cell>
                  {mayTouch && !isSelf ? (
                    <Select
                      size="sm"
                      className="w-24 sm:w-28"
                      label={`Role of ${member.name}`}
                      value={member.role}
                      onValueChange={(role) => change(member.userId, role)}
                      options={roleOptions(self.role)}
                      disabled={busy}
                    />
                  ) : (
                    <span className="capitalize">{member.role}</span>
                  )}
                </Cell>
                <Cell className="text-muted-foreground tabular whitespace-nowrap max-sm:hidden">
                  {formatDay(member.since)}
                </Cell>
                <Cell className="text-right">
                  {(isSelf ? !isLastOwner : mayTouch) ? (
                    <RemoveDialog member={member} isSelf={isSelf} onRemove={() => void remove(member.userId)} />
                  ) : null}
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}

function RemoveDialog({ member, isSelf, onRemove }: { member: Member; isSelf: boolean; onRemove: () => void }) {
  const title = isSelf ? 'Leave this workspace?' : `Remove ${member.name}?`;
  const label = isSelf ? 'Leave the workspace' : `Remove ${member.name}`;
  return (
    <Dialog
      size="sm"
      title={title}
      description={
        isSelf
          ? 'You lose access at once, and your API keys of this workspace end. What you made stays.'
          : 'Their sessions and their API keys of this workspace end at once. What they made stays. They can be invited again.'
      }
      trigger={<IconButton label={label}>{isSelf ? <LogOut aria-hidden /> : <UserMinus aria-hidden />}</IconButton>}
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <DialogClose
            render={
              <Button variant="destructive" onClick={onRemove}>
                {isSelf ? 'Leave' : 'Remove'}
              </Button>
            }
          />
        </>
      }
    />
  );
}
