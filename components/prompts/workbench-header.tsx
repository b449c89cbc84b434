'use client';

import { GitCompare, MoreHorizontal, Save, Settings2, Share2, Tags, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { keyCaps, useIsMac } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { DraftStatus } from './draft-status';
import type { useWorkbench, WorkbenchProps } from './use-workbench';
import type { OpenDialog } from './workbench-dialogs';

interface WorkbenchHeaderProps extends WorkbenchProps {
  bench: ReturnType<typeof useWorkbench>;
  mayEdit: boolean;
  onOpen: (dialog: OpenDialog) => void;
  onCompare: () => void;
  onSave: () => void;
}

/** The prompt's name and what can be done with it. */
export function WorkbenchHeader(props: WorkbenchHeaderProps) {
  const { workspace, prompt, shown, mayWrite, bench, mayEdit, onOpen, onCompare, onSave } = props;
  const isMac = useIsMac();
  const shared = shown ?? bench.newest;
  const folders = prompt.name.split('/');
  const title = folders.pop() ?? prompt.name;
  return (
    <PageHeader
      className="mb-3"
      breadcrumb={
        <>
          <Link href={`/w/${encodeURIComponent(workspace.slug)}/prompts`} className="hover:underline">
            Prompts
          </Link>
          {folders.map((folder) => (
            <span key={folder}>/ {folder}</span>
          ))}
        </>
      }
      title={title}
      description={prompt.description || undefined}
      actions={
        <>
          {mayWrite ? <DraftStatus state={bench.draftState} baseVersion={bench.baseVersion} /> : null}
          {bench.versions.length > 1 ? (
            <Button onClick={onCompare}>
              <GitCompare aria-hidden /> Compare
            </Button>
          ) : null}
          {mayWrite && bench.newest ? (
            <Button onClick={() => onOpen({ kind: 'labels' })}>
              <Tags aria-hidden /> Labels
            </Button>
          ) : null}
          {mayWrite ? (
            <Menu
              trigger={
                <IconButton label="More" variant="outline" size="md">
                  <MoreHorizontal />
                </IconButton>
              }
            >
              <MenuItem icon={<Settings2 aria-hidden />} onSelect={() => onOpen({ kind: 'settings' })}>
                About this prompt…
              </MenuItem>
              {shared ? (
                <MenuItem icon={<Share2 aria-hidden />} onSelect={() => onOpen({ kind: 'share' })}>
                  Share version {shared.version}…
                </MenuItem>
              ) : null}
              <MenuSeparator />
              <MenuItem destructive icon={<Trash2 aria-hidden />} onSelect={() => void bench.remove()}>
                Delete prompt
              </MenuItem>
            </Menu>
          ) : null}
          {mayEdit ? (
            <Button
              variant="primary"
              disabled={!bench.isReadable || (!bench.isChanged && bench.newest !== null)}
              title={keyCaps('mod+s', isMac).join(' ')}
              onClick={onSave}
            >
              <Save aria-hidden /> Save version {bench.nextVersion}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
