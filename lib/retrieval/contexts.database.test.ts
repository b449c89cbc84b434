import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunkingStrategies } from '@/lib/chunking/schema';
import { db, disconnect } from '@/lib/db';
import { buildIndex, createIndex, getIndex, refreshIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { retrieve } from './index';

let workspace: TestWorkspace;
let collection: Awaited<ReturnType<typeof makeCollection>>;
const quiet = { signal: new AbortController().signal };
const paragraph = (topic: string, i: number) =>
  `The ${topic} number ${i} is described here.  It has a second sentence!\nAnd, on its own line, a third about ${topic}.`;
const LONG = Array.from({ length: 120 }, (_, i) => paragraph(['harbour', 'lighthouse', 'garden'][i % 3]!, i)).join(
  '\r\n\r\n \t',
);
const TEXTS: Record<string, string> = {
  'a.txt': LONG,
  'b.txt': 'One lighthouse.',
  'c.txt': `\n\n ${paragraph('🏝️ island', 7)}  `,
};

beforeAll(async () => {
  await installQueues();
  workspace = await makeWorkspace();
  collection = await makeCollection(
    workspace.workspaceId,
    Object.entries(TEXTS).map(([name, text]) => ({ name, text, language: 'en' })),
  );
});
afterAll(async () => {
  await workspace.remove();
  await disconnect();
});

describe('every strategy', () => {
  it.each(chunkingStrategies.map(({ defaults }) => defaults))(
    'can be built, searched and refreshed, with exact passages and contexts ($strategy)',
    async (defaults) => {
      const index = await createIndex(workspace.access, {
        name: defaults.strategy,
        collectionId: collection.id,
        chunking: {
          ...defaults,
          size: 60,
          overlap: 10,
          unit: 'character',
          ...(defaults.strategy === 'parent-child' && { parentSize: 2_500 }),
        },
        embedding: { model: 'builtin/lexical' },
        search: { type: 'exact', distance: 'cosine', precision: 'full' },
      });
      await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
      await check(index.id);

      // What did not change is taken over, contexts included.
      const before = await getIndex(workspace.access, index.id);
      await db().document.update({ where: { id: collection.documentIds[1]! }, data: { deletedAt: new Date() } });
      await refreshIndex(workspace.access, index.id, {});
      await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
      await db().document.update({ where: { id: collection.documentIds[1]! }, data: { deletedAt: null } });
      expect((await getIndex(workspace.access, index.id)).chunks).toBe(before.chunks - 1);
      await check(index.id);
    },
  );

  async function check(indexId: string): Promise<void> {
    const settings = { indexId, mode: 'hybrid', topK: 30 } as const;
    const { hits } = await retrieve(workspace.access, settings, 'lighthouse island number 7');
    expect(hits.length).toBeGreaterThan(10);
    for (const { documentName, start, end, text, context } of hits) {
      const whole = TEXTS[documentName]!;
      expect(text).toBe(whole.slice(start, end));
      expect(context.text).toBe(whole.slice(context.start, context.end));
      expect(context.start <= start && context.end >= end).toBe(true);
    }
  }

  it('gives the model the passage around what was found, shared passages counted once', async () => {
    const make = async (chunking: Parameters<typeof createIndex>[1]['chunking']) => {
      const index = await createIndex(workspace.access, {
        name: chunking.strategy,
        collectionId: collection.id,
        chunking,
        embedding: { model: 'builtin/lexical' },
        search: { type: 'exact', distance: 'cosine', precision: 'full' },
      });
      await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
      return index.id;
    };
    const windows = await make({
      strategy: 'sentence-window',
      size: 200,
      overlap: 0,
      unit: 'character',
      windowSentences: 1,
    });
    const ask = { mode: 'lexical', topK: 1 } as const;
    const [hit] = (await retrieve(workspace.access, { indexId: windows, ...ask }, 'island 7 described')).hits;
    expect(hit!.text).toBe('The 🏝️ island number 7 is described here.');
    expect(hit!.context.text).toBe('The 🏝️ island number 7 is described here.  It has a second sentence!');

    const parents = await make({ strategy: 'parent-child', size: 60, overlap: 0, unit: 'character', parentSize: 300 });
    const { hits, explanation } = await retrieve(
      workspace.access,
      { indexId: parents, mode: 'lexical', topK: 3 },
      'island third line sentence',
      { explain: true },
    );
    const shared = hits.filter((one) => one.documentName === 'c.txt');
    expect(new Set(shared.map((one) => one.context.text)).size).toBe(1);
    expect(shared.length).toBeGreaterThan(1);
    const { tokens } = explanation!.context;
    const single = await retrieve(
      workspace.access,
      { indexId: parents, mode: 'lexical', topK: 3, maxContextTokens: tokens },
      'island third line sentence',
    );
    expect(single.hits).toHaveLength(hits.length);
  });
});
