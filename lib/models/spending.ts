import type { Access } from '@/lib/auth/schema';
import { BudgetExceededError } from './budget-exceeded-error';
import { addSpending, findDailyCap, findSpending, saveDailyCap } from './store';
import type { Spending } from './schema';

/** The calendar day in UTC at which caps begin anew. */
function today(now = new Date()): string {
  return now.toISOString().slice(0, 10);
}

export async function getSpending({ workspaceId }: Pick<Access, 'workspaceId'>): Promise<Spending> {
  const day = today();
  const [usd, dailyCapUsd] = await Promise.all([findSpending(workspaceId, day), findDailyCap(workspaceId)]);
  return { day, usd, dailyCapUsd };
}

/** @param dailyCapUsd US dollars a day; null takes the cap away */
export async function setDailyCap(access: Access, dailyCapUsd: number | null): Promise<Spending> {
  await saveDailyCap(access.workspaceId, dailyCapUsd);
  return getSpending(access);
}

/** Adds what a call cost to the day's sum. An unknown cost (null) adds nothing: it can't be capped. */
export async function recordSpend(workspaceId: string, usd: number | null): Promise<void> {
  if (usd !== null && usd > 0) await addSpending(workspaceId, today(), usd);
}

/**
 * To be asked before calls that cost money (T22).
 * @param plannedUsd what they are expected to cost, where that is known
 * @throws {BudgetExceededError} where the day's cap is reached, or would be passed by what is planned
 */
export async function checkBudget(workspaceId: string, plannedUsd = 0): Promise<void> {
  const { usd, dailyCapUsd } = await getSpending({ workspaceId });
  if (dailyCapUsd !== null && (usd >= dailyCapUsd || usd + plannedUsd > dailyCapUsd)) {
    throw new BudgetExceededError(usd, dailyCapUsd, plannedUsd);
  }
}
