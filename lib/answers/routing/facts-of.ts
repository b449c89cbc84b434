import { resolveChatModel } from '@/lib/models';
import type { ModelFacts } from './plan-route';
import { judgedModels } from './store';

/** What is known of models at this moment: their prices, their context windows, and how people judged their answers. */
export async function factsOf(workspaceId: string, models: readonly string[]): Promise<Map<string, ModelFacts>> {
  const [judged, resolved] = await Promise.all([
    judgedModels(workspaceId, models),
    Promise.all(models.map((model) => resolveChatModel(workspaceId, model))),
  ]);
  return new Map(
    resolved.map(({ id, price, contextWindow }) => {
      const { winRate = null, votes = 0 } = judged.get(id) ?? {};
      return [id, { price, contextWindow, winRate, votes }];
    }),
  );
}
