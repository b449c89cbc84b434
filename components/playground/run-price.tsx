import { formatCost } from '@/components/answers';
import type { ComparisonEstimate } from '@/lib/comparisons/schema';

/** What a run costs at most, in a few words. */
export function RunPrice({ estimate }: { estimate: ComparisonEstimate }) {
  const { costUsd } = estimate;
  if (costUsd === null) return ', price unknown';
  return costUsd.high === 0 ? ', free' : `, up to ${formatCost(costUsd.high)}`;
}
