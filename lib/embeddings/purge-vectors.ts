import { deleteUnused } from './store';

/** Kept so long after the last use: a refresh within a month pays for nothing twice. */
const KEPT_DAYS = 30;

/**
 * Removes the vectors that no build and no question has asked for in thirty days, those of deleted documents among them. Which
 * documents share a text isn't known here, so that they can't go together with their document.
 */
export async function purgeVectors(): Promise<void> {
  await deleteUnused(KEPT_DAYS);
}
