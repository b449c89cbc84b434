'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SHORTCUTS, useShortcut } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { BranchBar } from './branch-bar';
import { DraftEditor } from './draft-editor';
import { branchHref, promptHref } from './prompt-api';
import { TryOut } from './try-out';
import { TryRun } from './try-run';
import { useComments } from './use-comments';
import { useMerge } from './use-merge';
import { usePreview } from './use-preview';
import { contentOf, tell, useWorkbench, type WorkbenchProps } from './use-workbench';
import { VersionComments } from './version-comments';
import { VersionHistory } from './version-history';
import { VersionView } from './version-view';
import { WorkbenchDialogs, type OpenDialog } from './workbench-dialogs';
import { WorkbenchHeader } from './workbench-header';

type Panel = 'history' | 'editor' | 'try-out';

/** One prompt: its history, the editor, and what comes out when its variables are filled in. */
export function PromptWorkbench(props: WorkbenchProps) {
  const { workspace, prompt, branches, branch, shown, mayWrite, mayMoveProtected } = props;
  const router = useRouter();
  const bench = useWorkbench(props);
  const merge = useMerge(props, bench);
  const [values, setValues] = useState<Record<string, string>>({});
  const [panel, setPanel] = useState<Panel>('editor');
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const talk = useComments(bench.api);
  const counts = new Map<number, number>();
  for (const { version } of talk.comments) counts.set(version, (counts.get(version) ?? 0) + 1);
  const previewed = shown ? contentOf(shown) : bench.content;
  const preview = usePreview(bench.api, previewed, values);
  const href = promptHref(workspace.slug, prompt.name);
  const mayEdit = mayWrite && !shown;
  const openSave = () => {
    bench.saving.setProblem(undefined);
    bench.saving.setOpen(true);
  };
  useShortcut({
    ...SHORTCUTS.saveVersion,
    whileTyping: true,
    onPress: () => {
      if (mayEdit && bench.isReadable && (bench.isChanged || !bench.newest)) openSave();
    },
  });
  const compare = (version: number) => {
    const newest = bench.newest?.version ?? version;
    const older = bench.versions.find((row) => row.version === version)?.parent ?? version;
    const pair = version === newest ? { from: older, to: version } : { from: version, to: newest };
    setDialog({ kind: 'compare', pair });
  };
  return (
    <div className="mx-auto w-full px-4 py-4 sm:px-6">
      <WorkbenchHeader
        {...props}
        bench={bench}
        mayEdit={mayEdit}
        onOpen={setDialog}
        onCompare={() => compare(bench.newest?.version ?? 1)}
        onSave={openSave}
      />
      {prompt.archivedAt ? (
        <Callout
          className="mb-3"
          tone="warning"
          title="This prompt is archived"
          actions={
            mayWrite ? (
              <Button size="sm" onClick={() => void bench.archive(false)}>
                Bring it back
              </Button>
            ) : null
          }
        >
          It is off the lists and can’t be changed; programs still get it by its labels.
        </Callout>
      ) : null}
      <SegmentedControl<Panel>
        label="Part of the page"
        className="mb-3 flex w-full *:flex-1 lg:hidden"
        value={panel}
        onValueChange={setPanel}
        options={[
          { value: 'history', label: 'Versions' },
          { value: 'editor', label: 'Editor' },
          { value: 'try-out', label: 'Try out' },
        ]}
      />
      <div className="grid gap-5 lg:grid-cols-[14.5rem_minmax(0,1fr)_minmax(16rem,20rem)]">
        <aside aria-label="History" className={cn('min-w-0', panel !== 'history' && 'max-lg:hidden')}>
          {bench.versions.length > 0 ? (
            <BranchBar
              branches={branches}
              branch={branch}
              mayWrite={mayWrite}
              onChoose={(name) => router.push(branchHref(workspace.slug, prompt.name, name))}
              onStart={() => setDialog({ kind: 'branch', from: bench.newest?.version ?? 1 })}
              onMerge={(path) => setDialog({ kind: 'merge', path })}
              onClose={(name, isClosed) => void merge.closeBranch(name, isClosed)}
            />
          ) : null}
          <VersionHistory
            prompt={prompt}
            versions={bench.versions}
            newest={bench.newest?.version ?? null}
            branch={branch}
            shown={shown?.version ?? null}
            href={href}
            mayWrite={mayWrite}
            mayMoveProtected={mayMoveProtected}
            onMoveLabel={(label, version) =>
              void bench.moveLabel(label, version === null ? null : { version }).then((problem) => {
                if (problem) tell(problem);
              })
            }
            onCompare={compare}
            onRestore={bench.restore}
            onBranch={(from) => setDialog({ kind: 'branch', from })}
            comments={counts}
          />
        </aside>
        <div className={cn('min-w-0', panel !== 'editor' && 'max-lg:hidden')}>
          {shown || !mayWrite ? (
            <VersionView
              key={shown?.version ?? 'newest'}
              version={shown ?? bench.newest}
              href={branchHref(workspace.slug, prompt.name, branch)}
              known={Object.keys(values)}
              isOld={shown !== null && shown.version !== bench.newest?.version}
              onRestore={mayWrite ? bench.restore : undefined}
            >
              {(shown ?? bench.newest) ? (
                <VersionComments
                  workspaceId={workspace.id}
                  version={(shown ?? bench.newest)?.version ?? 0}
                  talk={talk}
                  mayWrite={mayWrite}
                  userId={props.userId}
                />
              ) : null}
            </VersionView>
          ) : (
            <DraftEditor bench={bench} values={values} preview={preview} />
          )}
        </div>
        <aside aria-label="Try out" className={cn('min-w-0', panel !== 'try-out' && 'max-lg:hidden')}>
          <h2 className="mb-3 text-sm font-semibold">Try out</h2>
          <TryOut
            names={mayWrite ? [...new Set(['question', ...preview.names])] : preview.names}
            values={values}
            onValues={setValues}
            rendered={preview.rendered}
            problem={preview.problem}
          >
            {mayWrite ? (
              <TryRun workspace={workspace} promptName={prompt.name} content={previewed} values={values} />
            ) : null}
          </TryOut>
        </aside>
      </div>
      <WorkbenchDialogs {...props} bench={bench} merge={merge} open={dialog} onOpen={setDialog} />
    </div>
  );
}
