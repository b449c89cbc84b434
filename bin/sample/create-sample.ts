import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authenticateMember } from '@/lib/auth';
import type { Access } from '@/lib/auth/schema';
import { createComparison, getComparison, listComparisons } from '@/lib/comparisons';
import { createCollection, importText, listCollections } from '@/lib/documents';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { createIndex, getIndex, listIndexes } from '@/lib/indexes';
import type { JobContext, Jobs } from '@/lib/jobs';
import { createPrompt, getPrompt, moveLabel, saveVersion } from '@/lib/prompts';
import { COLLECTION, INDEX_NAME, LABEL, PROMPT, sampleComparison, VERSIONS } from './sample-content';

const POLL_MS = 250;
/** What a list may hold before the sample's own things; a new workspace is empty. */
const PAGE = { limit: 200 };

/**
 * Puts the sample into a new workspace: the guide as documents, an index over it, a prompt with two versions, a finished
 * comparison. Jobs are at least once, so every step looks first for what an earlier try has made.
 *
 * @param guide the folder with the guide's pages
 */
export async function createSample(
  { workspaceId, userId }: Jobs['create-sample'],
  { signal }: Pick<JobContext, 'signal'>,
  guide = join('docs', 'guide'),
): Promise<void> {
  const access = await memberAccess(userId, workspaceId);
  if (!access) return;
  const collectionId = await ensureDocuments(access, guide);
  const indexId = await ensureIndex(access, collectionId);
  await ensurePrompt(access);
  await until(async () => {
    const { searchable, status, error } = await getIndex(access, indexId);
    if (status === 'failed') throw new Error(`the sample's index failed: ${error?.detail ?? 'for no known reason'}`);
    return searchable;
  }, signal);
  const comparisonId = await ensureComparison(access, indexId);
  await until(async () => {
    const { status } = await getComparison(access, comparisonId);
    return status === 'done' || status === 'stopped';
  }, signal);
}

/** Null where the workspace or the membership is gone by now: then there is nobody to make a sample for. */
async function memberAccess(userId: string, workspaceId: string): Promise<Access | null> {
  try {
    return await authenticateMember(userId, workspaceId);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

async function ensureDocuments(access: Access, guide: string): Promise<string> {
  const { items } = await listCollections(access, PAGE);
  const collection = items.find(({ name }) => name === COLLECTION.name) ?? (await createCollection(access, COLLECTION));
  const pages = (await readdir(guide)).filter((file) => file.endsWith('.md')).sort();
  for (const name of pages) {
    // The same text again gives the document that is there.
    await importText(access, { collectionId: collection.id, name, text: await readFile(join(guide, name), 'utf8') });
  }
  return collection.id;
}

async function ensureIndex(access: Access, collectionId: string): Promise<string> {
  const { items } = await listIndexes(access, { ...PAGE, collectionId });
  const found = items.find(({ name }) => name === INDEX_NAME);
  if (found) return found.id;
  const index = await createIndex(access, {
    name: INDEX_NAME,
    collectionId,
    chunking: { strategy: 'recursive', size: 400, overlap: 50, unit: 'token' },
    embedding: { model: 'builtin/lexical' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  return index.id;
}

async function ensurePrompt(access: Access): Promise<void> {
  try {
    await createPrompt(access, PROMPT);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
  const { latestVersion, labels } = await getPrompt(access, PROMPT.name);
  for (const { content, message } of VERSIONS.slice(latestVersion ?? 0)) {
    await saveVersion(access, PROMPT.name, { ...content, message });
  }
  if (labels.every(({ label }) => label !== LABEL)) {
    await moveLabel(access, PROMPT.name, LABEL, { version: VERSIONS.length });
  }
}

async function ensureComparison(access: Access, indexId: string): Promise<string> {
  const wanted = sampleComparison(indexId);
  const { items } = await listComparisons(access, PAGE);
  const found = items.find(({ name }) => name === wanted.name);
  return found?.id ?? (await createComparison(access, wanted)).id;
}

/** Looks again and again until something holds, or the job is to end. */
async function until(holds: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await holds())) await sleep(POLL_MS, undefined, { signal });
}
