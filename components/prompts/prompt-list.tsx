'use client';

import { Folder, MessageSquareText } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { Prompt } from '@/lib/prompts/schema';
import { promptHref } from './prompt-api';

interface PromptListProps {
  workspaceSlug: string;
  prompts: readonly Prompt[];
  /** Whether the list was narrowed by words, a tag, a folder, or to the archive. */
  isNarrowed: boolean;
  /** The button that makes one, for the empty list. */
  create: React.ReactNode;
}

/** Prompts by folder, with where their labels stand and what was last done. */
export function PromptList({ workspaceSlug, prompts, isNarrowed, create }: PromptListProps) {
  if (prompts.length === 0 && isNarrowed) {
    return <EmptyState icon={<MessageSquareText />} title="No prompt is like that." />;
  }
  if (prompts.length === 0) {
    return (
      <EmptyState
        icon={<MessageSquareText />}
        title="No prompts yet."
        description="A prompt is what a model is told: messages with placeholders such as {{question}} and {{context}}, kept as versions that can be compared, labelled and restored."
        actions={create}
      />
    );
  }
  const folderOf = (prompt: Prompt) => prompt.name.split('/').slice(0, -1).join('/');
  return (
    <Table label="Prompts">
      <TableHead>
        <Row>
          <HeadCell>Name</HeadCell>
          <HeadCell>Labels</HeadCell>
          <HeadCell className="text-right max-sm:hidden">Versions</HeadCell>
          <HeadCell className="max-md:hidden">Last change</HeadCell>
        </Row>
      </TableHead>
      <TableBody>
        {prompts.map((prompt, index) => {
          const folder = folderOf(prompt);
          const before = prompts[index - 1];
          const isFirst = folder !== '' && (!before || folderOf(before) !== folder);
          return [
            isFirst ? (
              <Row key={`folder:${folder}`}>
                <Cell colSpan={4} className="text-muted-foreground bg-sunken text-xs">
                  <span className="flex items-center gap-1.5">
                    <Folder className="size-3.5" aria-hidden />
                    <Link href={`?folder=${encodeURIComponent(folder)}`} className="hover:underline">
                      {folder}
                    </Link>
                  </span>
                </Cell>
              </Row>
            ) : null,
            <PromptRow key={prompt.id} prompt={prompt} folder={folder} href={promptHref(workspaceSlug, prompt.name)} />,
          ];
        })}
      </TableBody>
    </Table>
  );
}

interface PromptRowProps {
  prompt: Prompt;
  folder: string;
  href: string;
}

function PromptRow({ prompt, folder, href }: PromptRowProps) {
  const short = folder === '' ? prompt.name : prompt.name.slice(folder.length + 1);
  return (
    <Row>
      <Cell>
        <Link
          href={href}
          data-row-link
          className={folder === '' ? 'font-medium hover:underline' : 'ml-5 font-medium hover:underline'}
        >
          {short}
        </Link>
        {prompt.description ? (
          <p
            dir="auto"
            className={folder === '' ? 'text-muted-foreground text-xs' : 'text-muted-foreground ml-5 text-xs'}
          >
            {prompt.description}
          </p>
        ) : null}
      </Cell>
      <Cell>
        <span className="flex flex-wrap gap-1">
          {prompt.labels.map(({ label, version }) => (
            <Badge key={label} tone={label === 'production' ? 'success' : 'primary'}>
              {label} → {version}
            </Badge>
          ))}
          {prompt.tags.map((tag) => (
            <Link
              key={`tag:${tag}`}
              href={`?tag=${encodeURIComponent(tag)}`}
              className="inline-flex min-h-6 items-center"
            >
              <Badge tone="outline">{tag}</Badge>
            </Link>
          ))}
        </span>
      </Cell>
      <Cell numeric className="max-sm:hidden">
        {prompt.latestVersion ?? 0}
      </Cell>
      <Cell className="max-md:hidden">
        {prompt.lastChange ? (
          <span className="text-xs">
            <span dir="auto">{prompt.lastChange.message || 'No message'}</span>
            <span className="text-muted-foreground block">
              {prompt.lastChange.author.name} · <RelativeTime iso={prompt.lastChange.at} />
            </span>
          </span>
        ) : (
          <span className="text-muted-foreground text-xs">No version yet</span>
        )}
      </Cell>
    </Row>
  );
}
