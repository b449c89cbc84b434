import type { Access } from '@/lib/auth/schema';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { resolveChatModel } from '../resolve-model';
import {
  modelsOfRouter,
  type CreateRouter,
  type Router,
  type RouterStrategy,
  type UpdateRouter,
} from '../router-schema';
import { findRouter, findRouters, insertRouter, removeRouter, updateRouterRow } from './store';

type Reader = Pick<Access, 'workspaceId'>;

const PREFIX = 'router/';

export async function listRouters({ workspaceId }: Reader): Promise<Router[]> {
  return findRouters(workspaceId);
}

/** @throws {NotFoundError} also for another workspace's */
export async function getRouter({ workspaceId }: Reader, id: string): Promise<Router> {
  const router = await findRouter(workspaceId, { id });
  if (router === null) throw new NotFoundError('Router', id);
  return router;
}

/** @throws {ValidationError} naming a model that can't be called, {ConflictError} where the name is taken */
export async function createRouter({ workspaceId }: Reader, { name, strategy }: CreateRouter): Promise<Router> {
  await refuseUnknownModels(workspaceId, strategy);
  return insertRouter(workspaceId, name, strategy);
}

/**
 * What was asked before keeps the strategy of its time.
 * @throws {NotFoundError}, {ValidationError}, {ConflictError} where the name is taken
 */
export async function updateRouter(access: Reader, id: string, { name, strategy }: UpdateRouter): Promise<Router> {
  const { workspaceId } = access;
  await getRouter(access, id);
  if (strategy) await refuseUnknownModels(workspaceId, strategy);
  const fields = { ...(name !== undefined && { name }), ...(strategy && { strategy }) };
  if (!(await updateRouterRow(workspaceId, id, fields))) throw new NotFoundError('Router', id);
  return getRouter(access, id);
}

/** @throws {NotFoundError} */
export async function deleteRouter({ workspaceId }: Reader, id: string): Promise<void> {
  if (!(await removeRouter(workspaceId, id))) throw new NotFoundError('Router', id);
}

/**
 * The strategy behind `router/name`, with every model in it known to be callable; null for a model that is no router.
 * @throws {ValidationError} for a router that isn't there, or one with a model that can't be called
 */
export async function strategyOf(workspaceId: string, model: string): Promise<RouterStrategy | null> {
  if (!model.startsWith(PREFIX)) return null;
  const router = await findRouter(workspaceId, { name: model.slice(PREFIX.length) });
  if (router === null) {
    const message = `“${model}”: there is no such router in this workspace. It can be added under Models.`;
    throw new ValidationError([{ path: 'model', message }]);
  }
  await refuseUnknownModels(workspaceId, router.strategy);
  return router.strategy;
}

async function refuseUnknownModels(workspaceId: string, strategy: RouterStrategy): Promise<void> {
  await Promise.all(modelsOfRouter(strategy).map((model) => resolveChatModel(workspaceId, model)));
}
