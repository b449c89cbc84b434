'use client';

import { apiClient } from '@/components/api-client';
import type { ComparisonEstimate, CreateComparison } from '@/lib/comparisons/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Somebody who is typing gets an estimate when they pause. */
const PAUSE_MS = 500;

/** What running this would cost, or undefined while that isn't known: nothing to run, or not yet answered. */
export function useEstimate(workspaceId: string, request: CreateComparison | null): ComparisonEstimate | undefined {
  const body = request === null ? null : JSON.stringify({ ...request, maxCostUsd: undefined });
  const [settled, setSettled] = useState(body);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(body), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [body]);
  const { data } = useQuery({
    queryKey: [workspaceId, 'estimate', settled],
    queryFn: ({ signal }) =>
      apiClient<ComparisonEstimate>('/api/v1/comparisons/estimate', {
        workspace: workspaceId,
        method: 'POST',
        body: JSON.parse(settled ?? '') as unknown,
        signal,
      }),
    enabled: settled !== null,
    // A set-up that can't be run (a variable without a value) has no price; running it says why.
    retry: false,
    placeholderData: keepPreviousData,
  });
  return body === null ? undefined : data;
}
