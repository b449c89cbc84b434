import type { Access } from '@/lib/auth/schema';
import { ValidationError } from '@/lib/errors';
import type { Spent, SpendingQuery, SpendingReport } from '../schema';
import { getSpending } from '../spending';
import { selectDays, selectEntries, type EntryRow } from './store';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

const dayBefore = (day: string, days: number) => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/**
 * What a workspace spent from one day to another, both included: by day, model, prompt and person, the most first.
 *
 * @throws ValidationError where the last day is before the first, or they are more than 366 days apart
 */
export async function getSpendingReport(
  access: Pick<Access, 'workspaceId'>,
  asked: SpendingQuery = {},
): Promise<SpendingReport> {
  const today = await getSpending(access);
  const to = asked.to ?? today.day;
  const from = asked.from ?? dayBefore(to, 29);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) throw new ValidationError([{ path: 'from', message: 'must not be after “to”' }]);
  if (days > MAX_DAYS)
    throw new ValidationError([{ path: 'from', message: `at most ${MAX_DAYS} days can be asked for` }]);
  const [byDay, entries] = await Promise.all([
    selectDays(access.workspaceId, from, to),
    selectEntries(access.workspaceId, from, to),
  ]);
  const usd = byDay.reduce((sum, each) => sum + each.usd, 0);
  const other = usd - entries.reduce((sum, each) => sum + each.usd, 0);
  return {
    ...{ from, to, usd, byDay },
    today: { usd: today.usd, dailyCapUsd: today.dailyCapUsd },
    byModel: grouped(entries, ({ model }) => model).map(([{ model }, spent]) => ({ model, ...spent })),
    byPrompt: grouped(entries, ({ prompt }) => prompt).map(([{ prompt }, spent]) => ({
      prompt: prompt || null,
      ...spent,
    })),
    byPerson: grouped(entries, ({ userId }) => userId).map(([{ userId, userName }, spent]) => ({
      person: userId === '' ? null : { id: userId, name: userName ?? 'a former member' },
      ...spent,
    })),
    // Sums of many small numbers in another order differ by rounding.
    otherUsd: other < 1e-9 ? 0 : other,
  };
}

/** The same for the last so many days, today included. */
export async function getRecentSpending(
  access: Pick<Access, 'workspaceId'>,
  days: number,
  now = new Date(),
): Promise<SpendingReport> {
  return getSpendingReport(access, { from: dayBefore(now.toISOString().slice(0, 10), days - 1) });
}

/** Adds up what has the same key; the most expensive first, then the most calls. */
function grouped(entries: readonly EntryRow[], keyOf: (entry: EntryRow) => string): [EntryRow, Spent][] {
  const groups = new Map<string, [EntryRow, Spent]>();
  for (const entry of entries) {
    const [first, sum] = groups.get(keyOf(entry)) ?? [entry, NOTHING];
    groups.set(keyOf(entry), [
      first,
      {
        usd: sum.usd + entry.usd,
        calls: sum.calls + entry.calls,
        unknownCalls: sum.unknownCalls + entry.unknownCalls,
        inputTokens: sum.inputTokens + entry.inputTokens,
        outputTokens: sum.outputTokens + entry.outputTokens,
      },
    ]);
  }
  return [...groups.values()].sort(([, a], [, b]) => b.usd - a.usd || b.calls - a.calls);
}

const NOTHING: Spent = { usd: 0, calls: 0, unknownCalls: 0, inputTokens: 0, outputTokens: 0 };
