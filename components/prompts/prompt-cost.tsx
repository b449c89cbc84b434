import type { ModelOption } from '@/components/playground';

interface PromptCostProps {
  /** In o200k_base; undefined while it is counted. */
  tokens: number | undefined;
  /** The model that the prompt names. */
  modelId: string | undefined;
  models: readonly ModelOption[];
}

/** How much is sent at each call, and what that costs on the prompt's model before any answer is paid. */
export function PromptCost({ tokens, modelId, models }: PromptCostProps) {
  if (tokens === undefined) return <p className="h-4 text-xs" />;
  const model = models.find((candidate) => candidate.id === modelId);
  const window = model?.contextWindow;
  return (
    <p
      className="text-muted-foreground tabular text-xs"
      title="Counted in o200k_base with the values of the try-out; models count by their own tokenisers."
    >
      ~{tokens.toLocaleString('en')} tokens with the values of the try-out
      {model ? ` · ${costOf(tokens, model)} to send on ${model.id}` : ''}
      {window ? ` · ${((tokens / window) * 100).toFixed(tokens / window < 0.01 ? 2 : 0)} % of its context` : ''}
    </p>
  );
}

function costOf(tokens: number, { price }: ModelOption): string {
  if (!price) return 'unknown cost';
  const dollars = (tokens * price.inputPerMTok) / 1_000_000;
  return dollars === 0 ? 'free' : `~$${dollars < 0.01 ? dollars.toPrecision(2) : dollars.toFixed(2)}`;
}
