import type { Explanation, ModelCall } from '@/lib/retrieval/schema';
import { formatCost, formatCount } from './describe-index';

interface Props {
  explanation: Explanation;
  calls: readonly ModelCall[] | undefined;
}

/** What goes to the model, what was ranked and left out, and why; what the search called and paid. */
export function LeftOut({ explanation: { context, leftOut, expansion, filtered }, calls = [] }: Props) {
  return (
    <div className="text-muted-foreground flex flex-col gap-1 text-xs">
      <p className="tabular">
        {formatCount(context.tokens)} tokens go to the model
        {context.most === null ? '' : `, of ${formatCount(context.most)} allowed`}.{filtered ? ` ${filtered}` : ''}
      </p>
      {calls.map((call) => (
        <p key={call.step} className="tabular">
          {call.step === 'expand' ? 'Expanded' : 'Reranked'} by {call.model}:{' '}
          {formatCount(call.usage.inputTokens + call.usage.outputTokens)} tokens, {formatCost(call.costUsd)}
        </p>
      ))}
      {expansion ? <p dir="auto">Also looked for: {expansion.texts.join(' · ')}</p> : null}
      {leftOut.length > 0 ? (
        <details>
          <summary className="min-h-6 cursor-pointer">What was left out, and why</summary>
          <ul className="list-disc pl-4">
            {leftOut.map((item) => (
              <li key={item.chunkId}>
                <span dir="auto">{item.documentName}</span>, at {formatCount(item.start)}: {item.detail}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
