'use client';

import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Collection } from '@/lib/documents/schema';
import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from './format-facts';

interface Props {
  collections: readonly Collection[];
  currentId: string | null;
  href: (id: string) => string;
  /** Undefined for people who may only read. */
  actions:
    | { create: () => void; rename: (collection: Collection) => void; remove: (collection: Collection) => void }
    | undefined;
}

/** The collections at the side; on a narrow screen a row that scrolls. */
export function CollectionList({ collections, currentId, href, actions }: Props) {
  return (
    <nav aria-label="Collections" className="flex min-w-0 flex-col gap-1 md:w-52 md:shrink-0">
      <div className="flex h-7 items-center justify-between">
        <h2 className="text-muted-foreground text-xs font-medium">Collections</h2>
        {actions ? (
          <IconButton label="New collection" size="xs" onClick={actions.create}>
            <Plus aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <ul className="flex gap-1 overflow-x-auto pb-1 md:flex-col md:overflow-visible md:pb-0">
        {collections.map((collection) => {
          const current = collection.id === currentId;
          return (
            <li
              key={collection.id}
              className={cn(
                'group/collection flex shrink-0 items-center rounded-md',
                current ? 'bg-accent' : 'hover:bg-muted',
              )}
            >
              <Link
                href={href(collection.id)}
                aria-current={current ? 'page' : undefined}
                className="flex min-w-0 grow items-center gap-2 px-2 py-1.5 text-sm"
              >
                <span dir="auto" className={cn('max-w-48 truncate', current && 'font-medium')}>
                  {collection.name}
                </span>
                <span className="text-muted-foreground tabular ml-auto text-xs">
                  {formatCount(collection.documents)}
                </span>
              </Link>
              {actions && current ? (
                <Menu
                  trigger={
                    <IconButton label={`Actions for ${collection.name}`} size="xs" className="mr-1">
                      <Ellipsis aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem icon={<Pencil aria-hidden />} onSelect={() => actions.rename(collection)}>
                    Rename…
                  </MenuItem>
                  <MenuSeparator />
                  <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={() => actions.remove(collection)}>
                    Delete with its documents
                  </MenuItem>
                </Menu>
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
