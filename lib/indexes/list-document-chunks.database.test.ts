import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, disconnect } from '@/lib/db';
import { installQueues } from '@/lib/jobs';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { buildIndex, createIndex, listDocumentChunks } from './index';

const quiet = { signal: new AbortController().signal };
const TEXT =
  '# Tea\n\nTea is drunk in the afternoon. It is hot.\n\nThe price of tea rose in 1840. Traders met in the harbour.';

let workspace: TestWorkspace;
let stranger: TestWorkspace;
beforeAll(async () => {
  await installQueues();
  [workspace, stranger] = [await makeWorkspace(), await makeWorkspace()];
});
afterAll(async () => {
  await Promise.all([workspace.remove(), stranger.remove()]);
  await disconnect();
});

describe('How an index has cut a document', () => {
  it('is read from the index: chunks in order with their parents, of the version that it holds', async () => {
    const { id: collectionId, documentIds } = await makeCollection(workspace.workspaceId, [
      { name: 'other.md', text: 'Something else stands here, before it.', language: 'en' },
      { name: 'tea.md', text: TEXT, language: 'en' },
    ]);
    const documentId = documentIds[1]!;
    const { id } = await createIndex(workspace.access, {
      ...{ name: 'Index', collectionId, embedding: { model: 'builtin/lexical' } },
      chunking: { strategy: 'parent-child', size: 30, overlap: 0, unit: 'character', parentSize: 80 },
      search: { type: 'exact', distance: 'cosine', precision: 'full' },
    });
    await expect(listDocumentChunks(workspace.access, id, documentId)).rejects.toMatchObject({
      code: 'index_not_ready',
    });
    await buildIndex({ workspaceId: workspace.workspaceId, indexId: id }, quiet);
    await db().document.update({ where: { id: documentId }, data: { version: 2 } });
    const { version, chunks } = await listDocumentChunks(workspace.access, id, documentId);
    expect(version).toBe(1);
    expect(chunks.length).toBeGreaterThan(2);
    for (const [i, { start, end, text, tokens, parent }] of chunks.entries()) {
      expect(text).toBe(TEXT.slice(start, end));
      expect(start).toBeGreaterThanOrEqual(chunks[i - 1]?.end ?? 0);
      expect(tokens).toBeGreaterThan(0);
      expect(parent!.start <= start && parent!.end >= end).toBe(true);
    }
    await expect(listDocumentChunks(workspace.access, id, 'doc_none')).rejects.toMatchObject({ code: 'not_found' });
    await expect(listDocumentChunks(stranger.access, id, documentId)).rejects.toMatchObject({ code: 'not_found' });
    await db().document.update({ where: { id: documentId }, data: { deletedAt: new Date() } });
    await expect(listDocumentChunks(workspace.access, id, documentId)).rejects.toMatchObject({ code: 'not_found' });
  });
});
