'use client';

import { GitBranch, GitCompare, GitMerge, MessageSquare, RotateCcw, Tag } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Prompt, PromptVersion } from '@/lib/prompts/schema';
import { HistoryGraph } from './history-graph';
import { LabelMenu } from './label-menu';
import { layoutHistory } from './layout-history';
import { IconButton } from '@/components/ui/icon-button';

interface VersionHistoryProps {
  prompt: Prompt;
  versions: readonly PromptVersion[];
  /** The newest version of the branch that is worked on. */
  newest: number | null;
  branch: string;
  /** The version that is looked at; null for the draft. */
  shown: number | null;
  /** The prompt's page. */
  href: string;
  mayWrite: boolean;
  mayMoveProtected: boolean;
  onMoveLabel: (label: string, version: number | null) => void;
  onCompare: (version: number) => void;
  onRestore: (version: PromptVersion) => void;
  onBranch: (version: number) => void;
  /** How much is said about each version. */
  comments: ReadonlyMap<number, number>;
}

/** All versions, newest first: who, when, why, and which labels stand there. */
export function VersionHistory(props: VersionHistoryProps) {
  const { prompt, versions, newest, branch, shown, href, mayWrite, mayMoveProtected } = props;
  const { onMoveLabel, onCompare, onRestore, onBranch, comments } = props;
  const { rows, lanes } = layoutHistory(versions);
  const suffix = branch === 'main' ? '' : `branch=${encodeURIComponent(branch)}`;
  return (
    <nav aria-label="Versions" className="flex flex-col">
      <HistoryLink href={suffix ? `${href}?${suffix}` : href} current={shown === null}>
        <span className="font-medium">{mayWrite ? 'Working draft' : 'Newest version'}</span>
      </HistoryLink>
      {versions.length === 0 ? (
        <p className="text-muted-foreground px-2 py-1 text-xs">No version yet. Ctrl or ⌘ and S saves the first.</p>
      ) : null}
      {versions.map((version, index) => (
        <div key={version.version} className="group relative flex">
          {rows[index] ? <HistoryGraph row={rows[index]} lanes={lanes} /> : null}
          <HistoryLink
            href={`${href}?version=${version.version}${suffix ? `&${suffix}` : ''}`}
            current={shown === version.version}
          >
            <span className="flex items-baseline gap-1.5 pr-24">
              <span className="tabular shrink-0 font-medium">Version {version.version}</span>
            </span>
            <span dir="auto" className="text-muted-foreground line-clamp-2 text-xs break-words">
              {version.message || 'No message'}
            </span>
            <span className="text-muted-foreground truncate text-xs">
              {version.author.name} · <RelativeTime iso={version.createdAt} />
            </span>
            {comments.has(version.version) ? (
              <span className="text-muted-foreground flex items-center gap-1 text-xs [&_svg]:size-3">
                <MessageSquare aria-hidden /> {comments.get(version.version)}{' '}
                {comments.get(version.version) === 1 ? 'comment' : 'comments'}
              </span>
            ) : null}
            <Lineage version={version} />
            <VersionLabels prompt={prompt} version={version} />
          </HistoryLink>
          <span className="absolute top-1 right-1 flex">
            {mayWrite ? (
              <LabelMenu
                prompt={prompt}
                version={version.version}
                mayMoveProtected={mayMoveProtected}
                onMove={onMoveLabel}
                trigger={
                  <IconButton size="xs" label={`Labels of version ${version.version}`}>
                    <Tag />
                  </IconButton>
                }
              />
            ) : null}
            <IconButton
              size="xs"
              label={`Compare version ${version.version}`}
              disabled={versions.length < 2}
              onClick={() => onCompare(version.version)}
            >
              <GitCompare />
            </IconButton>
            {mayWrite ? (
              <IconButton
                size="xs"
                label={`Branch from version ${version.version}`}
                onClick={() => onBranch(version.version)}
              >
                <GitBranch />
              </IconButton>
            ) : null}
            {mayWrite && version.version !== newest ? (
              <IconButton size="xs" label={`Restore version ${version.version}`} onClick={() => onRestore(version)}>
                <RotateCcw />
              </IconButton>
            ) : null}
          </span>
        </div>
      ))}
    </nav>
  );
}

function HistoryLink({ href, current, children }: { href: string; current: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'hover:bg-accent flex min-w-0 grow flex-col gap-0.5 rounded-md border border-transparent px-2 py-1.5 text-sm',
        current && 'bg-primary-soft hover:bg-primary-soft border-primary/30',
      )}
    >
      {children}
    </Link>
  );
}

/** Which branch a version stands on, and what it brought in: what the lines beside it show. */
function Lineage({ version: { branch, mergedFrom } }: { version: PromptVersion }) {
  if (branch === 'main' && mergedFrom === null) return null;
  return (
    <span className="text-muted-foreground flex flex-wrap gap-x-2 text-xs [&_svg]:size-3">
      {branch === 'main' ? null : (
        <span className="flex items-center gap-1">
          <GitBranch aria-hidden /> on {branch}
        </span>
      )}
      {mergedFrom === null ? null : (
        <span className="flex items-center gap-1">
          <GitMerge aria-hidden /> merges version {mergedFrom}
        </span>
      )}
    </span>
  );
}

/** The labels that stand at a version, with its share of the callers where a label is split between two. */
function VersionLabels({ prompt, version: { version, labels } }: { prompt: Prompt; version: PromptVersion }) {
  const shares = prompt.labels.flatMap(({ label, version: first, split }) => {
    if (version === split?.version) return [{ label, share: split.weight }];
    return version === first ? [{ label, share: split ? 1 - split.weight : 1 }] : [];
  });
  const all = labels.includes('latest') ? [...shares, { label: 'latest', share: 1 }] : shares;
  if (all.length === 0) return null;
  return (
    <span className="mt-0.5 flex flex-wrap gap-1">
      {all.map(({ label, share }) => (
        <Badge key={label} tone={label === 'production' ? 'success' : label === 'latest' ? 'outline' : 'primary'}>
          {share === 1 ? label : `${label} ${Math.round(share * 1_000) / 10} %`}
        </Badge>
      ))}
    </span>
  );
}
