'use client';

import { apiClient } from '@/components/api-client';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ComparisonSummary } from '@/lib/comparisons/schema';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

/** The newest comparisons of the workspace by name, so that there is something to look at before anything was run. */
export function RecentComparisons({ workspace }: { workspace: { id: string; slug: string } }) {
  const { data } = useQuery({
    queryKey: [workspace.id, 'comparisons', 'recent'],
    queryFn: ({ signal }) =>
      apiClient<{ items: ComparisonSummary[] }>('/api/v1/comparisons?limit=3', { workspace: workspace.id, signal }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="recent-comparisons" className="mx-auto mt-5 max-w-xl pb-6">
      <h2 id="recent-comparisons" className="text-muted-foreground mb-1.5 text-xs font-medium">
        Latest comparisons
      </h2>
      <ul className="bg-card shadow-small divide-y rounded-lg border">
        {data.items.map(({ id, name, question, variants, createdAt }) => (
          <li key={id}>
            <Link
              data-row-link
              href={`/w/${encodeURIComponent(workspace.slug)}/playground/${encodeURIComponent(id)}`}
              className="hover:bg-accent block rounded-lg px-3 py-2"
            >
              <span dir="auto" className="line-clamp-1 text-sm font-medium">
                {name || question}
              </span>
              <span className="text-muted-foreground flex flex-wrap gap-x-2 text-xs">
                {name !== '' && name !== question ? <span dir="auto">{question}</span> : null}
                <span>
                  {variants.length} {variants.length === 1 ? 'column' : 'columns'}
                </span>
                <RelativeTime iso={createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
