'use client';

import { GitMerge, MoreHorizontal } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import type { Branch } from '@/lib/prompts/schema';

interface BranchBarProps {
  branches: readonly Branch[];
  branch: string;
  mayWrite: boolean;
  onChoose: (branch: string) => void;
  onStart: () => void;
  onMerge: (path: { from: string; into: string }) => void;
  onClose: (branch: string, isClosed: boolean) => void;
}

/** Which line of versions is worked on, and the way back to main. */
export function BranchBar({ branches, branch, mayWrite, onChoose, onStart, onMerge, onClose }: BranchBarProps) {
  const current = branches.find((row) => row.name === branch);
  const shown = branches.filter((row) => row.closedAt === null || row.name === branch);
  return (
    <div className="mb-2 flex items-center gap-1">
      <Select
        size="sm"
        className="min-w-0 grow"
        label="Branch"
        value={branch}
        onValueChange={onChoose}
        options={[
          { value: 'main', label: 'main' },
          ...shown.map((row) => ({
            value: row.name,
            label: row.name,
            description: row.closedAt ? 'closed' : `${row.ahead} not merged`,
          })),
        ]}
      />
      {mayWrite && current && current.ahead > 0 ? (
        <Button size="sm" onClick={() => onMerge({ from: branch, into: 'main' })}>
          <GitMerge aria-hidden /> Merge
        </Button>
      ) : null}
      {mayWrite ? (
        <Menu
          trigger={
            <IconButton label="Branches" size="sm">
              <MoreHorizontal />
            </IconButton>
          }
        >
          <MenuItem onSelect={onStart}>New branch…</MenuItem>
          {current ? (
            <>
              <MenuItem onSelect={() => onMerge({ from: 'main', into: branch })}>Bring main into {branch}…</MenuItem>
              <MenuItem onSelect={() => onClose(branch, current.closedAt === null)}>
                {current.closedAt === null ? `Close ${branch}` : `Open ${branch} again`}
              </MenuItem>
            </>
          ) : null}
        </Menu>
      ) : null}
    </div>
  );
}
