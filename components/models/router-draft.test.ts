import { describe, expect, it } from 'vitest';
import type { Router, RouterStrategy } from '@/lib/models/schema';
import { describeRouter, toRouter, toRouterDraft } from './router-draft';

const strategies: [RouterStrategy, string][] = [
  [{ type: 'fallback', models: ['a/1', 'b/2'], on: ['timeout'] }, 'a/1, then b/2'],
  [
    {
      type: 'split',
      shares: [
        { model: 'a/1', weight: 3 },
        { model: 'b/2', weight: 1 },
      ],
    },
    '75 % a/1, 25 % b/2',
  ],
  [
    { type: 'cheapest', models: ['a/1', 'b/2'], bar: { minContextWindow: 8_000, minWinRate: 0.5 } },
    'the cheapest of a/1, b/2 that holds 8,000 tokens and won 50 % of at least 10 votes',
  ],
];

describe('a router in the form', () => {
  it.each(strategies)('is saved as it was: %j', (strategy, sentence) => {
    const router: Router = { id: 'rtr_1', name: 'main', model: 'router/main', strategy, createdAt: '', updatedAt: '' };
    expect(toRouter(toRouterDraft(router))).toEqual({ name: 'main', strategy });
    expect(describeRouter(strategy)).toBe(sentence);
  });

  it('leaves out choices that were not made', () => {
    expect(toRouter({ ...toRouterDraft(null), name: ' new ' })).toEqual({
      name: 'new',
      strategy: { type: 'fallback', models: [] },
    });
  });
});
