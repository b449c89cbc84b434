import { dropBuildTables, eraseChunks, orphanedBuilds } from './tables/store';
import { deleteIndexesOlderThan, markErased, purgedDocuments } from './store';

/** How long what was deleted can be brought back. */
const UNDO_MINUTES = 10;

/**
 * Removes for good what was deleted: indexes after ten minutes, the tables of every build that is no more (also those whose
 * collection or workspace went), and the chunks of purged documents from the indexes that still hold them.
 */
export async function purgeIndexes(): Promise<void> {
  await deleteIndexesOlderThan(UNDO_MINUTES);
  for (const build of await orphanedBuilds()) await dropBuildTables(build);
  const purged = Map.groupBy(await purgedDocuments(), ({ build }) => build);
  for (const [build, documents] of purged) {
    await eraseChunks(build, documents);
    for (const { workspaceId, documentId } of documents) await markErased(workspaceId, build, documentId);
  }
}
