import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerStepsUncounted, variantSources } from '@/lib/answers';
import { buildIndex, createIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createComparison } from './create-comparison';
import { ComparisonEngine } from './engine';
import { followComparison } from './follow-comparison';
import { getComparison } from './read-comparisons';
import { collect, HURRIED, typesOf } from './testing';

let workspace: TestWorkspace;
let stranger: TestWorkspace;
const engine = new ComparisonEngine(answerStepsUncounted, HURRIED, () => undefined);
const sources = { ...variantSources, checkBudget: () => Promise.resolve() };
const prompt = { messages: [{ role: 'user' as const, content: '{{context}}\n\n{{question}}' }] };
const inputs = [{ question: 'When did the price of oil rise?' }];

beforeAll(async () => {
  await installQueues();
  [workspace, stranger] = [await makeWorkspace(), await makeWorkspace()];
});
afterAll(() => Promise.all([workspace.remove(), stranger.remove()]));

async function makeIndex(): Promise<string> {
  const text = 'In 1973 the price of oil rose fast.\n\nTea is drunk in the afternoon.';
  const { id } = await makeCollection(workspace.workspaceId, [{ name: 'oil.md', text, language: 'en' }]);
  const index = await createIndex(workspace.access, {
    name: 'Index',
    collectionId: id,
    chunking: { strategy: 'recursive', size: 45, overlap: 0, unit: 'character' },
    embedding: { model: 'builtin/lexical' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, { signal: new AbortController().signal });
  return index.id;
}

describe('columns of the built-in model', () => {
  it('quote what their retriever finds, with citations; without one they say that they cannot', async () => {
    const retrieval = { indexId: await makeIndex(), topK: 2 };
    const model = 'builtin/extractive';
    const variants = [
      { prompt, model, retrieval: null },
      { prompt, model, retrieval: { ...retrieval, mode: 'lexical' as const } },
      { prompt, model, retrieval: { ...retrieval, mode: 'hybrid' as const } },
    ];
    const { id } = await createComparison(workspace.access, { inputs, variants }, engine, sources);
    const key = { workspaceId: workspace.workspaceId, id };
    const events = await collect(followComparison(key, 0, new AbortController().signal, engine));
    expect(typesOf(events).filter((type) => type === 'answer.retrieved')).toHaveLength(2);
    const [without, lexical, hybrid] = (await getComparison(workspace.access, id, engine)).answers;
    expect(without).toMatchObject({ status: 'done', hits: [], citations: [] });
    for (const answer of [lexical, hybrid]) {
      expect(answer?.text).toContain('In 1973 the price of oil rose fast.');
      expect(answer?.citations[0]).toMatchObject({ hitRank: 1, verified: true });
      expect(answer?.messages[0]?.content).toMatch(/<<<[0-9a-f]{24}\n\[1\] oil\.md/);
      expect(answer?.hits[0]?.documentName).toBe('oil.md');
    }
  });

  it('refuse the index of another workspace before anything runs', async () => {
    const retrieval = { indexId: await makeIndex(), topK: 2, mode: 'lexical' as const };
    const variants = [{ prompt, model: 'builtin/extractive', retrieval }];
    const foreign = createComparison(stranger.access, { inputs, variants }, engine, sources);
    await expect(foreign).rejects.toMatchObject({ status: 404 });
  });
});
