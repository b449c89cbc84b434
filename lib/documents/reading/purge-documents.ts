import { removeDocuments, removeLeftovers, selectExpired } from './store';
import { UNDO_MINUTES } from '../undo';

/** An upload that takes longer than this is not going to end. */
const UPLOAD_HOURS = 24;

/**
 * Removes what was deleted more than ten minutes ago, without a trace: files, texts, and through `beforePurge` what later
 * stages made of them.
 */
export async function purgeDocuments(
  beforePurge: (documents: readonly { workspaceId: string; documentId: string }[]) => Promise<void> = async () =>
    undefined,
): Promise<void> {
  for (;;) {
    const expired = await selectExpired(UNDO_MINUTES);
    if (expired.length === 0) break;
    await beforePurge(expired);
    await removeDocuments(expired);
  }
  await removeLeftovers(UNDO_MINUTES, UPLOAD_HOURS);
}
