'use client';

import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { Download, Ellipsis, FileInput, RotateCw, Trash2 } from 'lucide-react';
import type { Document } from './types';

export interface DocumentActions {
  retry: (document: Document) => void;
  replace: (document: Document) => void;
  remove: (document: Document) => void;
}

interface Props {
  document: Document;
  downloadHref: string;
  /** Undefined for people who may only read. */
  actions: DocumentActions | undefined;
}

/** What can be done with one document. */
export function DocumentMenu({ document, downloadHref, actions }: Props) {
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${document.name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuLink icon={<Download aria-hidden />} link={<a href={downloadHref} download />}>
        Download original
      </MenuLink>
      {actions ? (
        <>
          {document.status === 'failed' ? (
            <MenuItem icon={<RotateCw aria-hidden />} onSelect={() => actions.retry(document)}>
              Try again
            </MenuItem>
          ) : null}
          <MenuItem icon={<FileInput aria-hidden />} onSelect={() => actions.replace(document)}>
            Replace file…
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={() => actions.remove(document)}>
            Delete
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
