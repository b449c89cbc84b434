'use client';

import { apiClient } from '@/components/api-client';
import type { ComparisonEstimate } from '@/lib/comparisons/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { RunPlan } from './plan-run';

/** Somebody who is typing gets an estimate when they pause. */
const PAUSE_MS = 500;

/** What running this would cost, or undefined while that isn't known: nothing to run, or not yet answered. */
export function useEstimate(workspaceId: string, plan: RunPlan | null): ComparisonEstimate | undefined {
  const [settled, setSettled] = useState(plan);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(plan), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [plan]);
  const body = useMemo(() => settled && { ...settled.request, maxCostUsd: undefined }, [settled]);
  const inside = settled?.kind === 'add' ? `/${encodeURIComponent(settled.comparisonId)}/answers` : '';
  const { data } = useQuery({
    queryKey: [workspaceId, 'estimate', inside, body],
    queryFn: ({ signal }) =>
      apiClient<ComparisonEstimate>(`/api/v1/comparisons${inside}/estimate`, {
        workspace: workspaceId,
        method: 'POST',
        body,
        signal,
      }),
    enabled: body !== null,
    // A set-up that can't be run (a variable without a value) has no price; running it says why.
    retry: false,
    placeholderData: keepPreviousData,
  });
  return plan === null ? undefined : data;
}
