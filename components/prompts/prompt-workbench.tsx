'use client';

import { GitCompare, MoreHorizontal, Save, Settings2, Share2, Tags, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ShareDialog } from '@/components/shares';
import { keyCaps, useIsMac, useShortcut } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { CompareDialog } from './compare-dialog';
import { ConflictDialog } from './conflict-dialog';
import { DraftEditor } from './draft-editor';
import { DraftStatus } from './draft-status';
import { LabelsDialog } from './labels-dialog';
import { promptHref } from './prompt-api';
import { PromptSettingsDialog } from './prompt-settings-dialog';
import { SaveDialog } from './save-dialog';
import { TryOut } from './try-out';
import { TryRun } from './try-run';
import { usePreview } from './use-preview';
import { contentOf, tell, useWorkbench, type WorkbenchProps } from './use-workbench';
import { VersionHistory } from './version-history';
import { VersionView } from './version-view';

type Panel = 'history' | 'editor' | 'try-out';

/** One prompt: its history, the editor, and what comes out when its variables are filled in. */
export function PromptWorkbench(props: WorkbenchProps) {
  const { workspace, prompt, shown, mayWrite, mayMoveProtected } = props;
  const bench = useWorkbench(props);
  const [values, setValues] = useState<Record<string, string>>({});
  const [panel, setPanel] = useState<Panel>('editor');
  const [pair, setPair] = useState<{ from: number; to: number } | null>(null);
  const [isSettling, setSettling] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const [isLabelling, setLabelling] = useState(false);
  const shared = shown ?? bench.newest;
  const isMac = useIsMac();
  const previewed = shown ? contentOf(shown) : bench.content;
  const preview = usePreview(bench.api, previewed, values);
  const href = promptHref(workspace.slug, prompt.name);
  const nextVersion = (bench.newest?.version ?? 0) + 1;
  const mayEdit = mayWrite && !shown;
  const openSave = () => {
    bench.saving.setProblem(undefined);
    bench.saving.setOpen(true);
  };
  useShortcut({
    keys: 'mod+s',
    label: 'Save a version',
    group: 'Prompt',
    whileTyping: true,
    onPress: () => {
      if (mayEdit && bench.isReadable && (bench.isChanged || !bench.newest)) openSave();
    },
  });
  const compare = (version: number) => {
    const newest = bench.newest?.version ?? version;
    setPair(version === newest ? { from: Math.max(1, version - 1), to: version } : { from: version, to: newest });
  };
  const folders = prompt.name.split('/');
  const title = folders.pop() ?? prompt.name;
  return (
    <div className="mx-auto w-full px-4 py-4 sm:px-6">
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
              <Button onClick={() => compare(bench.newest?.version ?? 1)}>
                <GitCompare aria-hidden /> Compare
              </Button>
            ) : null}
            {mayWrite && bench.newest ? (
              <Button onClick={() => setLabelling(true)}>
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
                <MenuItem icon={<Settings2 aria-hidden />} onSelect={() => setSettling(true)}>
                  About this prompt…
                </MenuItem>
                {shared ? (
                  <MenuItem icon={<Share2 aria-hidden />} onSelect={() => setSharing(true)}>
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
                onClick={openSave}
              >
                <Save aria-hidden /> Save version {nextVersion}
              </Button>
            ) : null}
          </>
        }
      />
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
      <div className="grid gap-5 lg:grid-cols-[13.5rem_minmax(0,1fr)_minmax(16rem,21rem)]">
        <aside aria-label="History" className={cn(panel !== 'history' && 'max-lg:hidden')}>
          <VersionHistory
            prompt={prompt}
            versions={bench.versions}
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
          />
        </aside>
        <div className={cn('min-w-0', panel !== 'editor' && 'max-lg:hidden')}>
          {shown || !mayWrite ? (
            <VersionView
              key={shown?.version ?? 'newest'}
              version={shown ?? bench.newest}
              href={href}
              known={Object.keys(values)}
              isOld={shown !== null && shown.version !== bench.newest?.version}
              onRestore={mayWrite ? bench.restore : undefined}
            />
          ) : (
            <DraftEditor bench={bench} known={Object.keys(values)} preview={preview} />
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
      <SaveDialog
        open={bench.saving.isOpen}
        onOpenChange={bench.saving.setOpen}
        nextVersion={nextVersion}
        base={bench.base}
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
        onClose={() => bench.conflict.setTheirs(null)}
        onSave={(content) =>
          void bench.save(content, 'Bring two changes together', bench.conflict.theirs?.version ?? bench.baseVersion)
        }
        onEdit={(content) => bench.load(content, bench.conflict.theirs?.version ?? bench.baseVersion)}
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
        pair={pair}
        onPair={setPair}
      />
      {mayWrite ? (
        <LabelsDialog
          api={bench.api}
          prompt={prompt}
          versions={bench.versions}
          mayMoveProtected={mayMoveProtected}
          open={isLabelling}
          onOpenChange={setLabelling}
          onMove={bench.moveLabel}
          onSaved={bench.refresh}
        />
      ) : null}
      {shared ? (
        <ShareDialog
          key={`share:${shared.version}`}
          workspace={workspace.id}
          source={{ promptVersion: { name: prompt.name, version: shared.version } }}
          defaultTitle={`${prompt.name}, version ${shared.version}`}
          open={isSharing}
          onOpenChange={setSharing}
        />
      ) : null}
      {mayWrite ? (
        <PromptSettingsDialog
          key={prompt.updatedAt}
          api={bench.api}
          prompt={prompt}
          mayProtect={mayMoveProtected}
          open={isSettling}
          onOpenChange={setSettling}
          onSaved={bench.refresh}
        />
      ) : null}
    </div>
  );
}
