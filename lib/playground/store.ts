import { db, type Prisma } from '@/lib/db';
import { playgroundSetupSchema, type PlaygroundSetup } from './schema';

/** The set-up of one person in one workspace; null when there is none, or when it is of an older shape. */
export async function findSetup(workspaceId: string, userId: string): Promise<PlaygroundSetup | null> {
  const row = await db().playgroundDraft.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { state: true },
  });
  return playgroundSetupSchema.safeParse(row?.state).data ?? null;
}

export async function saveSetup(workspaceId: string, userId: string, setup: PlaygroundSetup): Promise<void> {
  const state = setup as unknown as Prisma.InputJsonValue;
  await db().playgroundDraft.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { workspaceId, userId, state },
    update: { state },
  });
}
