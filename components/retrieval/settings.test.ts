import { describe, expect, it } from 'vitest';
import { describeOptions, withSetting } from './settings';

describe('the settings of a retrieval', () => {
  it('are set and taken away one by one', () => {
    const set = withSetting({ minScore: 1 }, 'mmr', { lambda: 0.5 });
    expect(set).toEqual({ minScore: 1, mmr: { lambda: 0.5 } });
    expect(withSetting(set, 'mmr', undefined)).toEqual({ minScore: 1 });
  });

  it('are said in a few words', () => {
    expect(describeOptions({})).toBe('');
    expect(describeOptions({ rerank: { model: 'a/b', topN: 5 }, minScore: 0.2 })).toBe('reranked · score ≥ 0.2');
  });
});
