import { BakeoffError } from '@/lib/errors';

const dollars = (usd: number) => `$${usd.toFixed(usd < 1 ? 4 : 2)}`;

/** The workspace has spent what it may spend today, or would pass it. */
export class BudgetExceededError extends BakeoffError {
  constructor(spentUsd: number, dailyCapUsd: number, plannedUsd: number) {
    const planned = plannedUsd > 0 ? ` and this would cost about ${dollars(plannedUsd)}` : '';
    super({
      code: 'budget_exceeded',
      status: 402,
      title: 'Daily cap reached',
      detail: `This workspace has spent ${dollars(spentUsd)} of its ${dollars(dailyCapUsd)} for today (UTC)${planned}. An admin can raise the cap under Models.`,
      extra: { spentUsd, dailyCapUsd, plannedUsd },
    });
  }
}
