import {
  modelsOfRouter,
  type CreateRouter,
  type FallbackCause,
  type Router,
  type RouterStrategy,
} from '@/lib/models/schema';

export type RouterType = RouterStrategy['type'];
export const CAUSES: readonly { value: FallbackCause; label: string }[] = [
  { value: 'error', label: 'it fails' },
  { value: 'timeout', label: 'nothing comes' },
  { value: 'rate_limited', label: 'it takes no more requests' },
  { value: 'incomplete', label: 'its answer is cut off' },
];

/** A router as it is typed: numbers are text until it is saved. */
export interface RouterDraft {
  name: string;
  type: RouterType;
  models: { key: string; model: string | null; weight: string }[];
  on: readonly FallbackCause[];
  minContextWindow: string;
  minWinRate: string;
  minVotes: string;
}

let made = 0;
export function emptyChoice(): RouterDraft['models'][number] {
  return { key: `choice-${(made += 1)}`, model: null, weight: '1' };
}

export function toRouterDraft(router: Router | null): RouterDraft {
  const strategy = router?.strategy;
  const weights = strategy?.type === 'split' ? strategy.shares.map(({ weight }) => String(weight)) : [];
  const bar = strategy?.type === 'cheapest' ? strategy.bar : {};
  return {
    name: router?.name ?? '',
    type: strategy?.type ?? 'fallback',
    models: strategy
      ? modelsOfRouter(strategy).map((model, at) => ({ ...emptyChoice(), model, weight: weights[at] ?? '1' }))
      : [emptyChoice(), emptyChoice()],
    on: strategy?.on ?? CAUSES.map(({ value }) => value),
    minContextWindow: bar.minContextWindow?.toString() ?? '',
    minWinRate: bar.minWinRate === undefined ? '' : String(Math.round(bar.minWinRate * 1_000) / 10),
    minVotes: bar.minVotes?.toString() ?? '',
  };
}

/** What is sent; the server says what is wrong with it. */
export function toRouter(draft: RouterDraft): CreateRouter {
  const chosen = draft.models.flatMap(({ model, weight }) =>
    model === null ? [] : [{ model, weight: Number(weight) }],
  );
  const models = chosen.map(({ model }) => model);
  const on = draft.on.length === CAUSES.length ? {} : { on: [...draft.on] };
  const name = draft.name.trim();
  if (draft.type === 'fallback') return { name, strategy: { type: 'fallback', models, ...on } };
  if (draft.type === 'split') return { name, strategy: { type: 'split', shares: chosen, ...on } };
  const bar = {
    ...(draft.minContextWindow.trim() !== '' && { minContextWindow: Number(draft.minContextWindow) }),
    ...(draft.minWinRate.trim() !== '' && { minWinRate: Number(draft.minWinRate) / 100 }),
    ...(draft.minVotes.trim() !== '' && { minVotes: Number(draft.minVotes) }),
  };
  return { name, strategy: { type: 'cheapest', models, bar, ...on } };
}

/** A router in a sentence. */
export function describeRouter(strategy: RouterStrategy): string {
  if (strategy.type === 'fallback') return strategy.models.join(', then ');
  if (strategy.type === 'split') {
    const total = strategy.shares.reduce((sum, { weight }) => sum + weight, 0);
    return strategy.shares.map(({ model, weight }) => `${Math.round((weight / total) * 100)} % ${model}`).join(', ');
  }
  const { minContextWindow, minWinRate, minVotes = 10 } = strategy.bar;
  const bars = [
    ...(minContextWindow === undefined ? [] : [`holds ${minContextWindow.toLocaleString('en')} tokens`]),
    ...(minWinRate === undefined ? [] : [`won ${Math.round(minWinRate * 100)} % of at least ${minVotes} votes`]),
  ];
  return `the cheapest of ${strategy.models.join(', ')}${bars.length > 0 ? ` that ${bars.join(' and ')}` : ''}`;
}
