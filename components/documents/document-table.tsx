'use client';

import { Button } from '@/components/ui/button';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import type { DocumentActions } from './document-menu';
import { DocumentRow } from './document-row';
import type { Document, DocumentsWorkspace, Format } from './types';
import { UploadRow } from './upload-row';
import type { PendingUpload } from './use-uploads';

interface Props {
  workspace: DocumentsWorkspace;
  documents: readonly Document[];
  formats: readonly Format[];
  uploads: readonly PendingUpload[];
  onRetryUpload: (key: number) => void;
  onDismissUpload: (key: number) => void;
  actions: DocumentActions | undefined;
  /** Loads older documents; null when all are shown. */
  more: (() => void) | null;
  loadingMore: boolean;
}

export function DocumentTable(props: Props) {
  const { workspace, documents, formats, uploads, onRetryUpload, onDismissUpload, actions, more, loadingMore } = props;
  return (
    <div className="flex flex-col gap-3">
      <Table label="Documents">
        <TableHead>
          <tr>
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
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              format={formats.find(({ mimeTypes }) => mimeTypes.includes(document.mimeType))}
              href={`/w/${encodeURIComponent(workspace.slug)}/documents/${document.id}`}
              actions={actions}
            />
          ))}
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
