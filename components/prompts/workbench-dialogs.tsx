'use client';

import { useRouter } from 'next/navigation';
import { ShareDialog } from '@/components/shares';
import { ActivityDrawer } from './activity-drawer';
import { BranchDialog } from './branch-dialog';
import { CompareDialog } from './compare-dialog';
import { ConflictDialog } from './conflict-dialog';
import { ExportDialog } from './export-dialog';
import { LabelsDialog } from './labels-dialog';
import { MergeDialog } from './merge-dialog';
import { branchHref } from './prompt-api';
import { PromptSettingsDialog } from './prompt-settings-dialog';
import { SaveDialog } from './save-dialog';
import { UsesDrawer } from './uses-drawer';
import type { useMerge } from './use-merge';
import { contentOf, type useWorkbench, type WorkbenchProps } from './use-workbench';

/** The window that is open, with what it is about. Saving and conflicts open by themselves. */
export type OpenDialog =
  | { kind: 'settings' | 'share' | 'labels' | 'activity' | 'export' | 'uses' }
  | { kind: 'compare'; pair: { from: number; to: number } }
  | { kind: 'branch'; from: number }
  | { kind: 'merge'; path: { from: string; into: string } }
  | null;

interface WorkbenchDialogsProps extends WorkbenchProps {
  bench: ReturnType<typeof useWorkbench>;
  merge: ReturnType<typeof useMerge>;
  open: OpenDialog;
  onOpen: (dialog: OpenDialog) => void;
}

/** Everything that opens over a prompt's page. */
export function WorkbenchDialogs(props: WorkbenchDialogsProps) {
  const { workspace, prompt, shown, mayWrite, mayMoveProtected, bench, merge, open, onOpen } = props;
  const router = useRouter();
  const close = () => onOpen(null);
  const shared = shown ?? bench.newest;
  const isOpen = (kind: NonNullable<OpenDialog>['kind']) => open?.kind === kind;
  const onOpenChange = (next: boolean) => {
    if (!next) close();
  };
  return (
    <>
      <SaveDialog
        // A message stays until its version is there, whatever is refused meanwhile.
        key={bench.nextVersion}
        api={bench.api}
        open={bench.saving.isOpen}
        onOpenChange={bench.saving.setOpen}
        nextVersion={bench.nextVersion}
        base={bench.base}
        baseVersion={bench.baseVersion}
        isMain={props.branch === 'main'}
        mine={bench.content}
        busy={bench.saving.isBusy}
        problem={bench.saving.problem}
        onSave={(message) => void bench.save(bench.content, message, bench.baseVersion)}
      />
      <ConflictDialog
        api={bench.api}
        theirs={bench.conflict.theirs}
        mine={bench.content}
        baseVersion={bench.baseVersion}
        nextVersion={bench.nextVersion}
        onClose={() => bench.conflict.setTheirs(null)}
        onSave={(content) =>
          void bench.save(content, 'Bring two changes together', bench.conflict.theirs?.version ?? bench.baseVersion)
        }
        onEdit={(content) => bench.load(content, bench.conflict.theirs?.version ?? bench.baseVersion, bench.mergedFrom)}
        onDiscard={() => {
          const { theirs } = bench.conflict;
          if (theirs) bench.load(contentOf(theirs), theirs.version);
          bench.refresh();
        }}
      />
      <CompareDialog
        api={bench.api}
        name={prompt.name}
        versions={bench.versions.map((version) => version.version)}
        pair={open?.kind === 'compare' ? open.pair : null}
        onPair={(pair) => onOpen(pair && { kind: 'compare', pair })}
      />
      <ActivityDrawer
        workspace={workspace}
        path={`${bench.api.path}/activity`}
        userId={props.userId}
        open={isOpen('activity')}
        onOpenChange={onOpenChange}
      />
      <UsesDrawer workspace={workspace} path={bench.api.path} open={isOpen('uses')} onOpenChange={onOpenChange} />
      {shared ? (
        <ExportDialog api={bench.api} version={shared.version} open={isOpen('export')} onOpenChange={onOpenChange} />
      ) : null}
      {shared ? (
        <ShareDialog
          key={`share:${shared.version}`}
          workspace={workspace.id}
          source={{ promptVersion: { name: prompt.name, version: shared.version } }}
          defaultTitle={`${prompt.name}, version ${shared.version}`}
          open={isOpen('share')}
          onOpenChange={onOpenChange}
        />
      ) : null}
      {mayWrite ? (
        <>
          <LabelsDialog
            api={bench.api}
            prompt={prompt}
            versions={bench.versions}
            mayMoveProtected={mayMoveProtected}
            open={isOpen('labels')}
            onOpenChange={onOpenChange}
            onMove={bench.moveLabel}
            onSaved={bench.refresh}
          />
          <PromptSettingsDialog
            key={prompt.updatedAt}
            api={bench.api}
            prompt={prompt}
            mayProtect={mayMoveProtected}
            open={isOpen('settings')}
            onOpenChange={onOpenChange}
            onSaved={bench.refresh}
          />
          <BranchDialog
            api={bench.api}
            from={open?.kind === 'branch' ? open.from : null}
            onClose={close}
            onCreated={(name) => {
              close();
              router.push(branchHref(workspace.slug, prompt.name, name));
            }}
          />
          <MergeDialog
            api={bench.api}
            path={open?.kind === 'merge' ? open.path : null}
            onClose={close}
            onSave={(content, preview) => {
              if (open?.kind === 'merge') void merge.save(open.path, content, preview).then(close);
            }}
            onEdit={(content, preview) => {
              if (open?.kind === 'merge') void merge.edit(open.path, content, preview).then(close);
            }}
          />
        </>
      ) : null}
    </>
  );
}
