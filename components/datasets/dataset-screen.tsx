'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, Ellipsis, History, ListChecks, Pencil, Plus, Search, Trash2, Upload } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { InputWithIcon } from '@/components/ui/input';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { EXPORT_FORMATS, type Case, type CasesChange, type Dataset } from '@/lib/datasets/schema';
import { CaseEditor } from './case-editor';
import { CaseList } from './case-list';
import { DatasetDialog } from './dataset-dialog';
import { ImportDialog } from './import-dialog';
import { NotFoundList } from './not-found-list';
import { datasetHref, type DatasetsWorkspace } from './types';
import { useCases, useChangeCases, useDataset } from './use-cases';
import { useDatasetView } from './use-dataset-view';
import { VersionsDrawer } from './versions-drawer';

interface Props {
  workspace: DatasetsWorkspace;
  initial: Dataset;
}

/** One dataset: its cases, their editor, import, export and versions. */
export function DatasetScreen({ workspace, initial }: Props) {
  const router = useRouter();
  const { data: dataset } = useDataset(workspace.id, initial);
  const [view, setView] = useDatasetView();
  const [open, setOpen] = useState<'import' | 'versions' | 'rename' | null>(null);
  const [imported, setImported] = useState<CasesChange | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const result = useCases(workspace.id, dataset, view);
  const change = useChangeCases(workspace.id, dataset);
  const cases = result.data?.pages.flatMap((page) => page.items) ?? [];
  const total = result.data?.pages[0]?.total ?? 0;
  const older = view.version !== null && view.version !== dataset.version;
  const editable = workspace.canWrite && !older;
  const openCase = useOpenCase(workspace.id, dataset, view.caseId, view.version, cases);
  const remove = async () => {
    const restore = () =>
      apiClient(`/api/v1/datasets/${dataset.id}/restore`, { workspace: workspace.id, method: 'POST' }).then(() =>
        router.push(datasetHref(workspace, dataset.id)),
      );
    try {
      await apiClient(`/api/v1/datasets/${dataset.id}`, { workspace: workspace.id, method: 'DELETE' });
      toast({ title: `“${dataset.name}” was deleted`, action: { label: 'Undo', onPress: () => void restore() } });
      router.push(datasetHref(workspace));
      router.refresh();
    } catch (error) {
      toast({ title: 'The dataset was not deleted', description: String(error), tone: 'error' });
    }
  };
  return (
    <Page wide>
      <PageHeader
        breadcrumb={
          <Link href={datasetHref(workspace)} className="hover:underline">
            Datasets
          </Link>
        }
        title={<span dir="auto">{dataset.name}</span>}
        description={dataset.description || undefined}
        actions={
          <>
            <Button onClick={() => setOpen('versions')}>
              <History aria-hidden />
              Version {view.version ?? dataset.version}
            </Button>
            {editable ? (
              <Button onClick={() => setOpen('import')}>
                <Upload aria-hidden />
                Import
              </Button>
            ) : null}
            {editable ? (
              <Button variant="primary" onClick={() => setView({ caseId: 'new' })}>
                <Plus aria-hidden />
                Add case
              </Button>
            ) : null}
            <Menu
              trigger={
                <IconButton label="More actions">
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              {EXPORT_FORMATS.map((format) => (
                <MenuLink
                  key={format}
                  icon={<Download aria-hidden />}
                  link={
                    <a
                      href={`${datasetHref(workspace, dataset.id)}/export?format=${format}${view.version === null ? '' : `&version=${view.version}`}`}
                      download
                    />
                  }
                >
                  Export as {format.toUpperCase()}
                </MenuLink>
              ))}
              {workspace.canWrite ? (
                <>
                  <MenuSeparator />
                  <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setOpen('rename')}>
                    Name and description
                  </MenuItem>
                  <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={() => void remove()}>
                    Delete dataset
                  </MenuItem>
                </>
              ) : null}
            </Menu>
          </>
        }
      />
      <div className="flex flex-col gap-3">
        {older ? (
          <Callout
            tone="info"
            title={`This is version ${view.version}; the newest is ${dataset.version}.`}
            actions={
              <Button size="sm" onClick={() => setView({ version: null })}>
                Show the newest
              </Button>
            }
          />
        ) : null}
        {imported ? <NotFoundList change={imported} onClose={() => setImported(null)} /> : null}
        <div className="flex flex-wrap items-center gap-3">
          <InputWithIcon
            icon={<Search aria-hidden />}
            type="search"
            aria-label="Search the questions"
            placeholder="Search the questions"
            className="w-full sm:w-72"
            value={view.search}
            onChange={(event) => setView({ search: event.target.value })}
          />
          <Switch
            label="Evidence not found only"
            checked={view.notFound}
            onCheckedChange={(notFound) => setView({ notFound })}
          />
          <p role="status" className="text-muted-foreground tabular ml-auto text-xs">
            {total} {total === 1 ? 'question' : 'questions'}
          </p>
          {editable && selected.size > 0 ? (
            <Button
              size="sm"
              variant="destructive-ghost"
              busy={change.isPending}
              onClick={() => {
                change.mutate({
                  path: 'cases/delete',
                  body: { caseIds: [...selected] },
                  done: `${selected.size} ${selected.size === 1 ? 'case was' : 'cases were'} taken out`,
                });
                setSelected(new Set());
              }}
            >
              <Trash2 aria-hidden />
              Take out {selected.size}
            </Button>
          ) : null}
        </div>
        {result.isPending ? (
          <Skeleton className="h-[65dvh]" />
        ) : total === 0 ? (
          <EmptyState
            icon={<ListChecks />}
            title={view.search || view.notFound ? 'No question fits' : 'There are no questions yet'}
            description={
              view.search || view.notFound
                ? undefined
                : 'Import a file, add one by hand, or select text in a document and say which question it answers.'
            }
            actions={
              editable && !view.search && !view.notFound ? (
                <Button variant="primary" onClick={() => setOpen('import')}>
                  <Upload aria-hidden />
                  Import questions
                </Button>
              ) : null
            }
          />
        ) : (
          <CaseList
            cases={cases}
            total={total}
            onMore={() => {
              if (result.hasNextPage && !result.isFetchingNextPage) void result.fetchNextPage();
            }}
            openId={view.caseId}
            onOpen={(caseId) => setView({ caseId })}
            selected={editable ? selected : null}
            onSelect={(id, chosen) =>
              setSelected((known) => new Set(chosen ? [...known, id] : [...known].filter((other) => other !== id)))
            }
          />
        )}
      </div>
      {view.caseId === 'new' && editable ? (
        <CaseEditor
          workspace={workspace}
          dataset={dataset}
          initial={null}
          editable
          onClose={() => setView({ caseId: null })}
        />
      ) : null}
      {openCase ? (
        <CaseEditor
          key={`${openCase.id} ${openCase.changedInVersion}`}
          workspace={workspace}
          dataset={dataset}
          initial={openCase}
          editable={editable}
          onClose={() => setView({ caseId: null })}
        />
      ) : null}
      {open === 'import' ? (
        <ImportDialog
          workspaceId={workspace.id}
          dataset={dataset}
          onClose={() => setOpen(null)}
          onImported={(result) => {
            setOpen(null);
            setImported(result);
          }}
        />
      ) : null}
      {open === 'versions' ? (
        <VersionsDrawer
          workspace={workspace}
          dataset={dataset}
          shown={view.version}
          onShow={(version) => setView({ version, caseId: null })}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'rename' ? (
        <DatasetDialog
          workspaceId={workspace.id}
          dataset={dataset}
          open
          onOpenChange={() => setOpen(null)}
          onSaved={() => router.refresh()}
        />
      ) : null}
    </Page>
  );
}

/** The case that the address names: among those that are loaded, or asked for by itself. */
function useOpenCase(
  workspaceId: string,
  dataset: Dataset,
  caseId: string | null,
  version: number | null,
  loaded: readonly Case[],
): Case | null {
  const there = loaded.find(({ id }) => id === caseId) ?? null;
  const asked = useQuery({
    queryKey: ['cases', workspaceId, dataset.id, 'one', caseId, version ?? dataset.version],
    queryFn: ({ signal }) =>
      apiClient<Case>(
        `/api/v1/datasets/${dataset.id}/cases/${encodeURIComponent(caseId ?? '')}${version === null ? '' : `?version=${version}`}`,
        { workspace: workspaceId, signal },
      ),
    enabled: caseId !== null && caseId !== 'new' && there === null,
    retry: false,
  });
  return caseId === null || caseId === 'new' ? null : (there ?? asked.data ?? null);
}
