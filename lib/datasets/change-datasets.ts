import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { getDataset } from './read-datasets';
import type { CreateDataset, Dataset, UpdateDataset } from './schema';
import { changeDataset, hideDataset, insertDataset, removeDatasets, unhideDataset } from './store';

/** How long what was deleted can be brought back. */
const UNDO_MINUTES = 10;

export async function createDataset(access: Access, { name, description = '' }: CreateDataset): Promise<Dataset> {
  return getDataset(access, await insertDataset(access.workspaceId, { name, description }));
}

export async function updateDataset(access: Access, id: string, change: UpdateDataset): Promise<Dataset> {
  if (!(await changeDataset(access.workspaceId, id, change))) throw new NotFoundError('Dataset', id);
  return getDataset(access, id);
}

/** Hides a dataset at once; for ten minutes it can be brought back, then it is purged with its versions and evaluations. */
export async function deleteDataset(access: Access, id: string): Promise<void> {
  if (!(await hideDataset(access.workspaceId, id))) throw new NotFoundError('Dataset', id);
}

export async function restoreDataset(access: Access, id: string): Promise<Dataset> {
  if (!(await unhideDataset(access.workspaceId, id, UNDO_MINUTES))) throw new NotFoundError('Dataset', id);
  return getDataset(access, id);
}

export function purgeDatasets(): Promise<void> {
  return removeDatasets(UNDO_MINUTES);
}
