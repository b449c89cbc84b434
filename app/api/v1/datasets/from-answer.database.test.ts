import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { db, disconnect } from '@/lib/db';
import { buildIndex, createIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import type { Comparison } from '@/lib/comparisons/schema';
import type { CasePage, CasesChange } from '@/lib/datasets/schema';
import { callRoute, makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { GET as getComparison } from '../comparisons/[id]/route';
import { POST as postComparison } from '../comparisons/route';
import { POST as postFromAnswer } from './[id]/cases/from-answer/route';
import { GET as getCases } from './[id]/cases/route';
import { POST as postDataset } from './route';

const TEXT = 'Tea is drunk in the afternoon.\n\nIn 1973 the price of oil rose fast.';

let workspace: TestWorkspace;
beforeAll(async () => {
  await installQueues();
  workspace = await makeWorkspace();
});
afterAll(async () => {
  await workspace.remove();
  await disconnect();
});

async function answered(): Promise<{ documentId: string; answerId: string }> {
  const { id: collectionId, documentIds } = await makeCollection(workspace.workspaceId, [
    { name: 'oil.md', text: TEXT, language: 'en' },
  ]);
  const index = await createIndex(workspace.access, {
    ...{ name: 'Oil', collectionId, embedding: { model: 'builtin/lexical' } },
    chunking: { strategy: 'recursive', size: 45, overlap: 0, unit: 'character' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, { signal: new AbortController().signal });
  const { apiKey } = workspace;
  const prompt = { messages: [{ role: 'user', content: '{{context}}\n\n{{question}}' }] };
  const retrieval = { indexId: index.id, mode: 'lexical', topK: 1 };
  const { body } = await callRoute<Comparison>(postComparison, {
    apiKey,
    body: {
      inputs: [{ question: 'When did the price of oil rise?', variables: { tone: 'dry' } }],
      variants: [{ prompt, model: 'builtin/extractive', retrieval }],
    },
  });
  const answer = await vi.waitFor(
    async () => {
      const { body: comparison } = await callRoute<Comparison>(getComparison, { apiKey, params: { id: body.id } });
      expect(comparison.finishedAt).not.toBeNull();
      return comparison.answers[0]!;
    },
    { timeout: 15_000 },
  );
  expect(answer.citations[0]).toMatchObject({ verified: true });
  return { documentId: documentIds[0]!, answerId: answer.id };
}

it('An answer becomes a case: its question, what is expected, and the cited passages, also when the document has changed since', async () => {
  const { documentId, answerId } = await answered();
  const changed = `A new first line that moves everything.\n\n${TEXT}`;
  await db().documentText.update({ where: { documentId }, data: { text: changed, revision: 1 } });
  await db().document.update({ where: { id: documentId }, data: { revision: 1, characters: changed.length } });
  const { apiKey } = workspace;
  const { body: dataset } = await callRoute<{ id: string }>(postDataset, { apiKey, body: { name: 'Kept answers' } });
  const params = { id: dataset.id };
  const saved = await callRoute<CasesChange>(postFromAnswer, { apiKey, params, body: { answerId } });
  expect(saved).toMatchObject({ status: 201, body: { version: 1, added: 1, notFoundCount: 0 } });
  const corrected = { answerId, expected: 'In 1973' };
  await callRoute<CasesChange>(postFromAnswer, { apiKey, params, body: corrected });
  const { items } = (await callRoute<CasePage>(getCases, { apiKey, params })).body;
  expect(items.map(({ expected }) => expected)).toEqual([expect.stringContaining('In 1973 the price'), 'In 1973']);
  expect(items[0]!.input).toEqual({ question: 'When did the price of oil rise?', tone: 'dry' });
  const [place] = items[0]!.evidence[0]!.places;
  expect(changed.slice(place!.start, place!.end)).toContain('In 1973 the price of oil rose fast.');
});
