import { describe, expect, it } from 'vitest';
import { embedWithCache, type EmbedProvider, type VectorCache } from './embed-with-cache';

function memoryCache(): VectorCache & { kept: Map<string, Float32Array> } {
  const kept = new Map<string, Float32Array>();
  return {
    kept,
    find: async (hashes) => new Map(hashes.flatMap((hash) => (kept.has(hash) ? [[hash, kept.get(hash)!]] : []))),
    save: async (vectors) => {
      for (const [hash, vector] of vectors) kept.set(hash, vector);
    },
  };
}

/** Two texts a batch; the vector of a text is its length. Breaks where the text says so. */
function provider(): EmbedProvider & { sent: string[] } {
  const sent: string[] = [];
  const embed: EmbedProvider = async (texts, keep) => {
    const all: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += 2) {
      const batch = texts.slice(start, start + 2);
      if (batch.includes('break')) throw new Error('refused');
      sent.push(...batch);
      const vectors = batch.map((text) => Float32Array.of(text.length));
      await keep(start, vectors);
      all.push(...vectors);
    }
    return { vectors: all, tokens: texts.length };
  };
  return Object.assign(embed, { sent });
}

describe('embedWithCache', () => {
  it('sends equal texts once and gives their vectors back in order', async () => {
    const embed = provider();
    const { vectors, tokens } = await embedWithCache(['a', 'bbb', 'a', 'cc', 'bbb'], memoryCache(), embed);
    expect(embed.sent).toEqual(['a', 'bbb', 'cc']);
    expect(vectors.map(([length]) => length)).toEqual([1, 3, 1, 2, 3]);
    expect(tokens).toBe(3);
  });

  it('sends nothing that was embedded before', async () => {
    const cache = memoryCache();
    await embedWithCache(['a', 'bb'], cache, provider());
    const embed = provider();
    const { vectors, tokens } = await embedWithCache(['bb', 'ccc', 'a'], cache, embed);
    expect(embed.sent).toEqual(['ccc']);
    expect(vectors.map(([length]) => length)).toEqual([2, 3, 1]);
    expect(tokens).toBe(1);
    const again = provider();
    expect((await embedWithCache(['a'], cache, again)).tokens).toBe(0);
    expect(again.sent).toEqual([]);
  });

  it('keeps what was paid for before a failure', async () => {
    const cache = memoryCache();
    await expect(embedWithCache(['a', 'b', 'break', 'd'], cache, provider())).rejects.toThrow('refused');
    expect(cache.kept.size).toBe(2);
    const embed = provider();
    await embedWithCache(['a', 'b', 'd'], cache, embed);
    expect(embed.sent).toEqual(['d']);
  });
});
