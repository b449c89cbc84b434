import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { cancelJobs } from '@/lib/jobs';
import { getCollection } from '../get-collection';
import { type PageOf, type PageRequest, readPage } from '../page';
import type { SiteImport } from '../schema';
import { findSiteImport, selectSiteImports, stopImport } from './store';

type Who = Pick<Access, 'workspaceId'>;

/** @throws NotFoundError */
export async function getSiteImport({ workspaceId }: Who, id: string): Promise<SiteImport> {
  const found = await findSiteImport(workspaceId, id);
  if (!found) throw new NotFoundError('Site import', id);
  return found;
}

/** The newest first. @throws NotFoundError for a collection that isn't there */
export async function listSiteImports(
  access: Who,
  { collectionId, ...request }: PageRequest & { collectionId?: string | undefined },
): Promise<PageOf<SiteImport>> {
  if (collectionId !== undefined) await getCollection(access, collectionId);
  return readPage(request, (page) => selectSiteImports(access.workspaceId, collectionId, page));
}

/** Stops an import; the pages that it brought stay. @throws ConflictError when it has ended already */
export async function stopSiteImport(access: Who, id: string): Promise<SiteImport> {
  await getSiteImport(access, id);
  if (!(await stopImport(access.workspaceId, id))) throw new ConflictError('This import has ended already.');
  await cancelJobs('import-site', { workspaceId: access.workspaceId, importId: id });
  return getSiteImport(access, id);
}
