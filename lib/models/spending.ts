import type { Access } from '@/lib/auth/schema';
import { BudgetExceededError } from './budget-exceeded-error';
import { justChecked } from './just-checked';
import { addSpending, type SpentOn } from './spend/store';
import { findSpending, saveDailyCap } from './store';
import type { Spending } from './schema';

/** The calendar day in UTC at which caps begin anew. */
function today(now = new Date()): string {
  return now.toISOString().slice(0, 10);
}

export async function getSpending({ workspaceId }: Pick<Access, 'workspaceId'>): Promise<Spending> {
  const day = today();
  return { day, ...(await findSpending(workspaceId, day)) };
}

/** @param dailyCapUsd US dollars a day; null takes the cap away */
export async function setDailyCap(access: Access, dailyCapUsd: number | null): Promise<Spending> {
  await saveDailyCap(access.workspaceId, dailyCapUsd);
  allowed.forget(access.workspaceId);
  return getSpending(access);
}

/** Adds what a call cost to the day's sum, and to what was spent on its model. An unknown cost (null) can't be capped. */
export async function recordSpend(workspaceId: string, usd: number | null, on: SpentOn): Promise<void> {
  if (on.model.startsWith('builtin/') || (usd === 0 && !on.inputTokens)) return;
  await addSpending(workspaceId, today(), usd, on);
}

/**
 * To be asked before calls that cost money (T22).
 * @param plannedUsd what they are expected to cost, where that is known
 * @throws {BudgetExceededError} where the day's cap is reached, or would be passed by what is planned
 */
export async function checkBudget(workspaceId: string, plannedUsd = 0): Promise<void> {
  const begunAt = performance.now();
  const { usd, dailyCapUsd } = await getSpending({ workspaceId });
  if (dailyCapUsd !== null && (usd >= dailyCapUsd || usd + plannedUsd > dailyCapUsd)) {
    throw new BudgetExceededError(usd, dailyCapUsd, plannedUsd);
  }
  allowed.remember(workspaceId, true, begunAt);
}

/** How long the answers that a request asks for begin on the check that was made for it, in milliseconds. */
const ALLOWED_MS = 250;
const allowed = justChecked<true>(ALLOWED_MS);

/** The same before each call: the first calls of a request rest on the check that was made as it was taken on. */
export async function checkBudgetOnce(workspaceId: string): Promise<void> {
  if (!allowed.recall(workspaceId)) await checkBudget(workspaceId);
}

/** A call ended, and what it cost counts from now on: the next one is checked afresh. */
export function spendingChanged(workspaceId: string): void {
  allowed.forget(workspaceId);
}
