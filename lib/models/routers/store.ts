import { db, isUniqueViolation, newId } from '@/lib/db';
import { ConflictError } from '@/lib/errors';
import { routerStrategySchema, type Router, type RouterStrategy } from '../router-schema';

type Stored = Awaited<ReturnType<ReturnType<typeof db>['modelRouter']['findMany']>>[number];

function toRouter({ id, name, strategy, createdAt, updatedAt }: Stored): Router {
  return {
    id,
    name,
    model: `router/${name}`,
    strategy: routerStrategySchema.parse(strategy),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new ConflictError(`There is a router named “${name}” already.`);
    throw error;
  }
}

export async function insertRouter(workspaceId: string, name: string, strategy: RouterStrategy): Promise<Router> {
  const data = { id: newId('rtr'), workspaceId, name, strategy };
  return toRouter(await unlessTaken(name, () => db().modelRouter.create({ data })));
}

/** The workspace's routers by name. */
export async function findRouters(workspaceId: string): Promise<Router[]> {
  const rows = await db().modelRouter.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } });
  return rows.map(toRouter);
}

export async function findRouter(workspaceId: string, by: { id: string } | { name: string }): Promise<Router | null> {
  const row = await db().modelRouter.findFirst({ where: { workspaceId, ...by } });
  return row && toRouter(row);
}

/** False where there is no such router. */
export async function updateRouterRow(
  workspaceId: string,
  id: string,
  fields: { name?: string; strategy?: RouterStrategy },
): Promise<boolean> {
  const { count } = await unlessTaken(fields.name ?? '', () =>
    db().modelRouter.updateMany({ where: { workspaceId, id }, data: fields }),
  );
  return count > 0;
}

export async function removeRouter(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db().modelRouter.deleteMany({ where: { workspaceId, id } });
  return count > 0;
}
