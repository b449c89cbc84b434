'use client';

import { formatCost, formatTokens } from '@/components/answers';
import { Popover } from '@/components/ui/popover';
import { MAX_REPEATS, type ComparisonEstimate } from '@/lib/comparisons/schema';
import { NumberField } from './number-field';

interface RunCostProps {
  estimate: ComparisonEstimate;
  maxCostUsd: number | null;
  onCap: (maxCostUsd: number | null) => void;
  repeats: number;
  onRepeat: (repeats: number) => void;
}

/** How many calls a run makes and what it costs, before it is run; with the cap behind it. */
export function RunCost({ estimate, maxCostUsd, onCap, repeats, onRepeat }: RunCostProps) {
  const { calls, inputTokens, outputTokens, costUsd, variants } = estimate;
  const unknown = variants.filter((variant) => variant.costUsd === null).length;
  const most = variants.reduce((sum, variant) => sum + (variant.costUsd?.high ?? 0), 0);
  const price = priceOf(costUsd?.high ?? null, unknown < variants.length ? most : 0);
  return (
    <Popover
      trigger={
        <button
          type="button"
          className="text-muted-foreground hover:text-foreground tabular min-h-6 rounded px-1 text-xs underline decoration-dotted underline-offset-3"
        >
          {calls} {calls === 1 ? 'call' : 'calls'}, {price}
          {maxCostUsd === null ? null : `, cap ${formatCost(maxCostUsd)}`}
        </button>
      }
      label="What a run costs"
      align="end"
      className="flex flex-col gap-3"
    >
      <p className="text-muted-foreground text-xs">
        About {formatTokens(inputTokens)} tokens in and at most {formatTokens(outputTokens)} out.{' '}
        {costUsd === null
          ? `The price of ${unknown === 1 ? 'one column' : `${unknown} columns`} is not known: an admin can set it under Models.`
          : costUsd.high > 0
            ? `Between ${formatCost(costUsd.low)} for the input alone and ${formatCost(costUsd.high)} with every answer as long as it may be.`
            : 'The built-in model costs nothing.'}
      </p>
      <NumberField
        label="Cap for this comparison, in US dollars"
        description="For all that it has spent and will spend. What could pass it is not asked for. Unknown prices can’t be capped."
        placeholder="none"
        value={maxCostUsd ?? undefined}
        min={0.0001}
        max={1_000_000}
        onChange={(value) => onCap(value ?? null)}
      />
      <NumberField
        label="Answers for each cell"
        description="Models don’t always say the same. With several you see how far they lie apart."
        value={repeats}
        min={1}
        max={MAX_REPEATS}
        integer
        onChange={(value) => onRepeat(value ?? 1)}
      />
    </Popover>
  );
}

/** `free`, `up to $0.02`, `cost unknown`, or both where only some prices are known. */
function priceOf(high: number | null, knownPart: number): string {
  if (high === null) return knownPart > 0 ? `up to ${formatCost(knownPart)} and more, in part unknown` : 'cost unknown';
  return high === 0 ? 'free' : `up to ${formatCost(high)}`;
}
