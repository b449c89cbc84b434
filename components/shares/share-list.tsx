'use client';

import { Link2, Lock } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { Share } from '@/lib/shares/schema';

interface ShareListProps {
  workspace: { id: string; slug: string };
  shares: readonly Share[];
  mayRevoke: boolean;
}

const TONES = { active: 'success', expired: 'neutral', revoked: 'neutral' } as const;

/** The links that were handed out: what they show, until when, and the way to take them back. */
export function ShareList({ workspace, shares, mayRevoke }: ShareListProps) {
  const [doomed, setDoomed] = useState<Share | null>(null);
  if (shares.length === 0) {
    return (
      <EmptyState
        icon={<Link2 />}
        title="Nothing is shared."
        description="A share is a frozen copy of a comparison or a prompt version behind a link that nobody can guess."
        actions={
          <Link
            href={`/w/${encodeURIComponent(workspace.slug)}/playground`}
            className={buttonVariants({ variant: 'primary' })}
          >
            Make a comparison to share
          </Link>
        }
      />
    );
  }
  return (
    <>
      <Table label="Shares">
        <TableHead>
          <Row>
            <HeadCell>Title</HeadCell>
            <HeadCell className="max-md:hidden">Shows</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell className="max-sm:hidden">Made</HeadCell>
            {mayRevoke ? (
              <HeadCell>
                <span className="sr-only">Actions</span>
              </HeadCell>
            ) : null}
          </Row>
        </TableHead>
        <TableBody>
          {shares.map((share) => (
            <Row key={share.id} id={share.id}>
              <Cell>
                <span dir="auto" data-row-link tabIndex={-1} className="font-medium break-words">
                  {share.title}
                </span>
                <span className="text-muted-foreground block text-xs">
                  {share.kind === 'prompt' ? 'Prompt version' : 'Comparison'}
                  {share.hasPassword ? (
                    <>
                      {' · '}
                      <Lock className="inline size-3" aria-hidden /> password
                    </>
                  ) : null}
                </span>
              </Cell>
              <Cell className="text-muted-foreground text-xs max-md:hidden">{shown(share)}</Cell>
              <Cell>
                <Badge tone={TONES[share.status]}>{share.status}</Badge>
                {share.status === 'active' ? (
                  <span className="text-muted-foreground block text-xs">
                    ends <RelativeTime iso={share.expiresAt} />
                  </span>
                ) : null}
              </Cell>
              <Cell className="text-muted-foreground text-xs max-sm:hidden">
                <RelativeTime iso={share.createdAt} />
              </Cell>
              {mayRevoke ? (
                <Cell className="text-right">
                  {share.status === 'active' ? (
                    <Button
                      size="sm"
                      variant="destructive-ghost"
                      aria-label={`Revoke ${share.title}`}
                      onClick={() => setDoomed(share)}
                    >
                      Revoke
                    </Button>
                  ) : null}
                </Cell>
              ) : null}
            </Row>
          ))}
        </TableBody>
      </Table>
      <RevokeDialog workspaceId={workspace.id} share={doomed} onClose={() => setDoomed(null)} />
    </>
  );
}

function shown({ kind, include }: Share): string {
  if (kind === 'prompt') return 'messages, examples, parameters';
  const extra = [include.prompts && 'prompts', include.context && 'passages', include.cost && 'costs'];
  return ['questions, answers', ...extra.filter((part) => part !== false)].join(', ');
}

interface RevokeDialogProps {
  workspaceId: string;
  share: Share | null;
  onClose: () => void;
}

function RevokeDialog({ workspaceId, share, onClose }: RevokeDialogProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const revoke = async () => {
    if (!share) return;
    setBusy(true);
    try {
      await apiClient(`/api/v1/shares/${share.id}`, { workspace: workspaceId, method: 'DELETE' });
      toast({ title: 'The link is dead', description: share.title });
      router.refresh();
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toast({ tone: 'error', title: 'It was not revoked', description });
    } finally {
      setBusy(false);
      onClose();
    }
  };
  return (
    <Dialog
      open={share !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="sm"
      title="Revoke this link?"
      description={`“${share?.title ?? ''}” can no longer be opened by anybody, at once. This can’t be undone; a new link can be made.`}
      footer={
        <>
          <DialogClose render={<Button>Keep it</Button>} />
          <Button variant="destructive" busy={isBusy} onClick={() => void revoke()}>
            Revoke
          </Button>
        </>
      }
    />
  );
}
