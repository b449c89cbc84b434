import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { countTokens } from '@/lib/text';
import { estimateIndex } from './estimate-index';
import { estimateIndexSchema } from './schema';

let team: TestWorkspace;
beforeAll(async () => {
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  await disconnect();
});

describe('what an index would cost', () => {
  it.each([
    ['English', 'The warranty of the widget is twenty-seven months from the day of delivery. '],
    ['Japanese', '保証期間は納品日から二十七か月です。故障した場合は販売店にご連絡ください。'],
    ['numbers', '4711,0.03125,19.99,2026-11-21,8839.5\n'],
  ])('counts the tokens of %s as they are', async (name, sentence) => {
    const text = sentence.repeat(200);
    const { id: collectionId } = await makeCollection(team.workspaceId, [{ name: `${name}.txt`, text }]);
    const { tokens, characters } = await estimateIndex(
      team.access,
      estimateIndexSchema.parse({
        collectionId,
        chunking: { strategy: 'recursive', size: 200, overlap: 0, unit: 'token' },
        embedding: { model: 'builtin/lexical' },
      }),
    );
    expect(characters).toBe(text.length);
    expect(tokens / countTokens(text)).toBeGreaterThan(0.9);
    expect(tokens / countTokens(text)).toBeLessThan(1.1);
  });
});
