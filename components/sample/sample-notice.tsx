'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { apiClient } from '@/components/api-client';
import { screenHref } from '@/components/shell/navigation';
import { Spinner } from '@/components/ui/spinner';
import { toast } from '@/components/ui/toast';

interface Sample {
  pending: boolean;
  step: 'documents' | 'index' | 'comparison';
  comparisonId: string | null;
}

const STEPS = {
  documents: 'reading the guide (step 1 of 3)',
  index: 'building an index over it (step 2 of 3)',
  comparison: 'comparing three ways to find passages (step 3 of 3)',
} as const;

/**
 * Stands above every page of a new workspace until its sample is there, and then leads to it: whoever still looks at the empty
 * playground, and has not begun anything there, lands on the finished comparison.
 */
export function SampleNotice({ workspaceId, workspaceSlug }: { workspaceId: string; workspaceSlug: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const begun = useRef(false);
  const { data } = useQuery({
    queryKey: ['sample', workspaceId],
    queryFn: ({ signal }) => apiClient<Sample>('/api/app/sample', { workspace: workspaceId, signal }),
    refetchInterval: ({ state }) => (state.data?.pending === false ? false : 1_000),
  });
  useEffect(() => {
    const onUse = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('main')) begun.current = true;
    };
    document.addEventListener('input', onUse);
    document.addEventListener('click', onUse);
    return () => {
      document.removeEventListener('input', onUse);
      document.removeEventListener('click', onUse);
    };
  }, []);
  const done = data?.pending === false;
  const comparisonId = data?.comparisonId;
  useEffect(() => {
    if (!done) return;
    const playground = screenHref(workspaceSlug, 'playground');
    const comparison = comparisonId ? `${playground}/${comparisonId}` : null;
    // What was asked while there was nothing yet: prompts, indexes, comparisons.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sample' });
    if (comparison !== null && window.location.pathname === playground && !begun.current) {
      router.push(comparison);
      toast({ title: 'The sample is ready', description: 'This is its finished comparison.', tone: 'success' });
      return;
    }
    // The layout takes this notice away; what the sample made shows on the page below.
    router.refresh();
    toast({
      title: 'The sample is ready',
      tone: 'success',
      ...(comparison ? { action: { label: 'See its answers', onPress: () => router.push(comparison) } } : {}),
    });
  }, [done, comparisonId, router, workspaceSlug, queryClient]);
  if (done) return null;
  return (
    <div
      role="status"
      className="bg-info-soft text-info-text flex min-h-10 items-center gap-2.5 px-4 py-2 text-sm sm:px-6"
    >
      <Spinner />
      <p>Preparing the sample: {STEPS[data?.step ?? 'documents']}</p>
    </div>
  );
}
