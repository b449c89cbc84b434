'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { apiClient } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { formatDay } from '@/components/ui/dates';
import { Drawer } from '@/components/ui/drawer';
import { ErrorMessage } from '@/components/ui/error-message';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { Dependent, PromptCalls } from '@/lib/prompts/schema';
import { promptHref } from './prompt-api';

interface Uses {
  comparisons: { id: string; name: string; question: string; versions: number[]; createdAt: string }[];
  shares: { id: string; title: string; status: string; version: number | null }[];
  dependents: Dependent[];
  calls: PromptCalls[];
}

interface Props {
  workspace: { id: string; slug: string };
  /** The prompt's path in the API. */
  path: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const count = new Intl.NumberFormat('en-US');
const link = 'text-primary-text inline-flex min-h-6 items-center break-words hover:underline';

/** Where a prompt's versions are used: what would notice a change, and where its answers can be looked at. */
export function UsesDrawer({ workspace, path, open, onOpenChange }: Props) {
  const uses = useQuery({
    queryKey: [workspace.id, path, 'uses'],
    queryFn: ({ signal }) => apiClient<Uses>(`${path}/uses`, { workspace: workspace.id, signal }),
    enabled: open,
    staleTime: 0,
  });
  const base = `/w/${encodeURIComponent(workspace.slug)}`;
  return (
    <Drawer
      open={open}
      onOpenChange={onOpenChange}
      title="Where it is used"
      description="The newest 20 of each kind; calls of programs in the last 30 days."
    >
      {uses.isPending ? <Skeleton className="h-40" /> : null}
      {uses.error ? <ErrorMessage title="It could not be found out." remedy={uses.error.message} /> : null}
      {uses.data ? (
        <div className="flex flex-col gap-5">
          <Kind title="Calls of programs" none="No program asked for it.">
            {uses.data.calls.map(({ version, calls, lastDay }) => (
              <li key={version}>
                <Version version={version} /> {count.format(calls)} {calls === 1 ? 'call' : 'calls'}, the last on{' '}
                {formatDay(lastDay)}
              </li>
            ))}
          </Kind>
          <Kind title="Comparisons" none="No comparison has a column of it.">
            {uses.data.comparisons.map(({ id, name, question, versions, createdAt }) => (
              <li key={id}>
                <Link dir="auto" className={link} href={`${base}/playground/${encodeURIComponent(id)}`}>
                  {name || question}
                </Link>
                <span className="text-muted-foreground flex flex-wrap items-center gap-1.5 text-xs">
                  {versions.map((version) => (
                    <Version key={version} version={version} />
                  ))}
                  <RelativeTime iso={createdAt} />
                </span>
              </li>
            ))}
          </Kind>
          <Kind title="Shares" none="Nothing of it is shared.">
            {uses.data.shares.map(({ id, title, status, version }) => (
              <li key={id}>
                <Link dir="auto" className={link} href={`${base}/shares#${encodeURIComponent(id)}`}>
                  {title}
                </Link>
                <span className="flex flex-wrap gap-1.5">
                  {version === null ? null : <Version version={version} />}
                  <Badge tone={status === 'active' ? 'success' : 'neutral'}>{status}</Badge>
                </span>
              </li>
            ))}
          </Kind>
          <Kind title="Prompts that include it" none="No prompt includes it.">
            {uses.data.dependents.map(({ prompt, version, labels }) => (
              <li key={`${prompt}@${version}`}>
                <Link className={link} href={`${promptHref(workspace.slug, prompt)}?version=${version}`}>
                  {prompt}
                </Link>
                <span className="text-muted-foreground block text-xs">
                  version {version} ({labels.join(', ')})
                </span>
              </li>
            ))}
          </Kind>
        </div>
      ) : null}
    </Drawer>
  );
}

function Kind({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <section>
      <h3 className="text-muted-foreground mb-1 text-xs font-medium">{title}</h3>
      {children.length === 0 ? (
        <p className="text-muted-foreground text-sm">{none}</p>
      ) : (
        <ul className="flex flex-col gap-2 text-sm">{children}</ul>
      )}
    </section>
  );
}

function Version({ version }: { version: number }) {
  return <Badge tone="outline">version {version}</Badge>;
}
