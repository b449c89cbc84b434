'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatMoment } from '@/components/ui/dates';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { ComparisonSummary } from '@/lib/comparisons/schema';
import { Copy, Ellipsis, Pencil, Star, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

interface HistoryItemProps {
  item: ComparisonSummary;
  href: string;
  current: boolean;
  canWrite: boolean;
  onOpen: () => void;
  onStar: () => void;
  onRename: (name: string) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** One earlier comparison: opened by its name, starred, named, copied or deleted. */
export function HistoryItem(props: HistoryItemProps) {
  const { item, href, current, canWrite, onOpen, onStar, onRename, onDuplicate, onRemove } = props;
  const [naming, setNaming] = useState(false);
  const running = item.status === 'running' || item.status === 'queued';
  if (naming) {
    return (
      <li className="px-2 py-1.5">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
            setNaming(false);
            if (name !== '' && name !== item.name) onRename(name);
          }}
        >
          <Input
            name="name"
            aria-label={`Name of ${item.name}`}
            defaultValue={item.name}
            maxLength={200}
            ref={selectOnceThere}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setNaming(false);
            }}
          />
          <span className="mt-1.5 flex gap-1.5">
            <Button type="submit" size="sm" variant="primary">
              Save
            </Button>
            <Button size="sm" onClick={() => setNaming(false)}>
              Cancel
            </Button>
          </span>
        </form>
      </li>
    );
  }
  return (
    <li className={cn('hover:bg-accent flex items-start gap-0.5 rounded-md pr-1', current && 'bg-accent')}>
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
        className="block min-w-0 grow rounded-md px-2 py-2"
      >
        <span dir="auto" className="line-clamp-2 text-sm font-medium break-words">
          {item.name}
        </span>
        {sameText(item.name, item.question) ? null : (
          <span dir="auto" className="text-muted-foreground line-clamp-1 text-xs break-words">
            {item.question}
          </span>
        )}
        <span className="text-muted-foreground mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <span className="tabular">{formatMoment(item.createdAt)}</span>
          <span>
            {item.variants.length} {item.variants.length === 1 ? 'column' : 'columns'}
            {item.inputs > 1 ? ` × ${item.inputs} questions` : ''}
          </span>
          {running ? <Badge tone="info">running</Badge> : null}
          {item.status === 'stopped' ? <Badge tone="warning">stopped</Badge> : null}
        </span>
      </Link>
      {canWrite ? (
        <>
          <IconButton
            label={`${item.starred ? 'Remove the star' : 'Star'}: ${item.name}`}
            aria-pressed={item.starred}
            className="mt-1.5"
            onClick={onStar}
          >
            <Star className={cn(item.starred && 'fill-warning text-warning')} />
          </IconButton>
          <Menu
            trigger={
              <IconButton label={`More: ${item.name}`} className="mt-1.5">
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setNaming(true)}>
              Rename
            </MenuItem>
            <MenuItem icon={<Copy aria-hidden />} disabled={running} onSelect={onDuplicate}>
              Duplicate
            </MenuItem>
            <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={onRemove}>
              Delete
            </MenuItem>
          </Menu>
        </>
      ) : item.starred ? (
        <Star aria-label="Starred" className="fill-warning text-warning mt-2.5 size-4 shrink-0" />
      ) : null}
    </li>
  );
}

/** Takes the focus after the menu that opened the field has given it back. */
function selectOnceThere(input: HTMLInputElement | null): void {
  if (input) requestAnimationFrame(() => requestAnimationFrame(() => input.select()));
}

/** A comparison that nobody named is called by the beginning of its first question. */
function sameText(name: string, question: string): boolean {
  return question.replaceAll(/\s+/g, ' ').startsWith(name);
}
