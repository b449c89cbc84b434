import { comparisonEngine } from './engine-in-use';
import { purge } from './store';
import { RETENTION } from './change-comparison';

/** Goes on with the comparisons of processes that died. To be called every few seconds. */
export function recoverComparisons(): Promise<void> {
  return comparisonEngine().recover();
}

/** Removes deleted comparisons whose time for undo is over, and the events of what ended a day ago. */
export function purgeComparisons(): Promise<void> {
  return purge(RETENTION.hiddenMinutes, RETENTION.eventsHours);
}
