'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import type { DocumentActions } from './document-menu';
import { DocumentRows } from './document-rows';
import type { Document, DocumentsWorkspace, Format } from './types';
import { UploadRow } from './upload-row';
import type { Selection } from './use-selection';
import type { PendingUpload } from './use-uploads';

interface Props {
  workspace: DocumentsWorkspace;
  documents: readonly Document[];
  formats: readonly Format[];
  uploads: readonly PendingUpload[];
  onRetryUpload: (key: number) => void;
  onDismissUpload: (key: number) => void;
  actions: DocumentActions | undefined;
  /** Undefined for people who may only read. */
  selection: Selection | undefined;
  /** How many there are in all; unknown while they are counted. */
  total: number | undefined;
  /** Loads older documents; null when all are shown. */
  more: (() => void) | null;
  loadingMore: boolean;
}

export function DocumentTable(props: Props) {
  const {
    workspace,
    documents,
    formats,
    uploads,
    onRetryUpload,
    onDismissUpload,
    actions,
    more,
    loadingMore,
    selection,
    total,
  } = props;
  return (
    <div className="flex flex-col gap-3">
      <Table label="Documents" aria-rowcount={total === undefined ? undefined : total + 1}>
        <TableHead>
          <tr>
            {selection ? (
              <HeadCell className="w-0 pr-0 align-middle">
                <Checkbox
                  aria-label="Choose all that are loaded"
                  checked={documents.length > 0 && selection.ids.size === documents.length}
                  indeterminate={selection.ids.size > 0 && selection.ids.size < documents.length}
                  onCheckedChange={(checked) => selection.set(checked ? documents.map(({ id }) => id) : [])}
                />
              </HeadCell>
            ) : null}
            <HeadCell>Name</HeadCell>
            <HeadCell className="max-sm:hidden">State</HeadCell>
            <HeadCell className="max-lg:hidden">Format</HeadCell>
            <HeadCell className="max-2xl:hidden">Language</HeadCell>
            <HeadCell className="text-right max-sm:hidden">Size</HeadCell>
            <HeadCell className="max-md:hidden">Added</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => onRetryUpload(upload.key)}
              onDismiss={() => onDismissUpload(upload.key)}
            />
          ))}
          <DocumentRows
            workspace={workspace}
            documents={documents}
            formats={formats}
            actions={actions}
            selection={selection}
            more={loadingMore ? null : more}
          />
        </TableBody>
      </Table>
      {more ? (
        <Button className="self-center" busy={loadingMore} onClick={more}>
          Show older documents
        </Button>
      ) : null}
    </div>
  );
}
