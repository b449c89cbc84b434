import type { Access } from '@/lib/auth/schema';
import { enqueue } from '@/lib/jobs';
import { getCollection } from '../get-collection';
import type { SiteImport, StartSiteImport } from '../schema';
import { siteOutgoing } from './site-outgoing';
import { insertSiteImport } from './store';

/** Begins to import the pages of a site. @throws UrlBlockedError for an address that may not be reached */
export async function startSiteImport(access: Access, start: StartSiteImport): Promise<SiteImport> {
  await getCollection(access, start.collectionId);
  await siteOutgoing().checkUrl(start.url);
  const made = await insertSiteImport(access.workspaceId, start);
  await enqueue('import-site', { workspaceId: access.workspaceId, importId: made.id });
  return made;
}
