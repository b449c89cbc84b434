import { removeDocuments, removeLeftovers, selectExpired } from './store';
import { UNDO_MINUTES } from '../undo';

/** An upload that takes longer than this is not going to end. */
const UPLOAD_HOURS = 24;

/**
 * Removes what was deleted more than ten minutes ago: files and texts, then the collections that are empty by that. Later
 * stages purge by themselves what they made of a document that is no more.
 */
export async function purgeDocuments(): Promise<void> {
  for (let expired = await selectExpired(UNDO_MINUTES); expired.length > 0;) {
    await removeDocuments(expired);
    expired = await selectExpired(UNDO_MINUTES);
  }
  await removeLeftovers(UNDO_MINUTES, UPLOAD_HOURS);
}
