'use client';

import type { Presence } from '@/lib/prompts/schema';
import {
  Archive,
  ArchiveRestore,
  FileDown,
  GitCompare,
  History,
  MoreHorizontal,
  Save,
  Settings2,
  Share2,
  Tags,
  Trash2,
  Waypoints,
} from 'lucide-react';
import Link from 'next/link';
import { keyCaps, useIsMac } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { DraftStatus } from './draft-status';
import { usePresence } from './use-presence';
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
  const editing = usePresence(bench.api, props.branch, bench.newest?.version ?? null);
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
          <Editing people={editing} />
          {mayWrite ? <DraftStatus state={bench.draftState} baseVersion={bench.baseVersion} /> : null}
          {bench.newest ? (
            <Button variant="ghost" onClick={() => onOpen({ kind: 'uses' })}>
              <Waypoints aria-hidden /> Used in
            </Button>
          ) : null}
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
              {shared ? (
                <MenuItem icon={<FileDown aria-hidden />} onSelect={() => onOpen({ kind: 'export' })}>
                  Export version {shared.version}…
                </MenuItem>
              ) : null}
              <MenuItem icon={<History aria-hidden />} onSelect={() => onOpen({ kind: 'activity' })}>
                Activity…
              </MenuItem>
              <MenuItem
                icon={prompt.archivedAt ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
                onSelect={() => void bench.archive(prompt.archivedAt === null)}
              >
                {prompt.archivedAt ? 'Bring back from the archive' : 'Archive prompt'}
              </MenuItem>
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

/** Who else is typing in this prompt just now. */
function Editing({ people }: { people: Presence['editing'] }) {
  const names = [...new Set(people.map((person) => person.name))];
  return (
    <span role="status" className="text-info-text text-xs">
      {names.length === 0 ? '' : `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} editing`}
    </span>
  );
}
