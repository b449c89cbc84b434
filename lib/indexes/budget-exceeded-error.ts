import { BakeoffError } from '@/lib/errors';

/** A build was stopped before it would have cost more than it may. */
export class BudgetExceededError extends BakeoffError {
  constructor(spentUsd: number, maxCostUsd: number) {
    super({
      code: 'budget_exceeded',
      status: 402,
      title: 'The cap on cost was reached',
      detail:
        `The build stopped at ${spentUsd.toFixed(4)} US dollars, since its next step would pass the cap of ${maxCostUsd}. ` +
        `What was embedded is kept and is not paid again: raise the cap and refresh.`,
      extra: { spentUsd, maxCostUsd },
    });
  }
}
