import { cn } from '@/components/ui/cn';
import { formatDay } from '@/components/ui/dates';
import { Tooltip } from '@/components/ui/tooltip';
import type { Answer } from '@/lib/answers/schema';
import { formatCost, formatDuration, formatFinishReason, formatRate, formatTokens, tokensPerSecond } from './format';

type Numbers = Pick<Answer, 'usage' | 'costUsd' | 'timings' | 'finishReason'> &
  Partial<Pick<Answer, 'reasoning' | 'attempts'>>;

interface AnswerNumbersProps {
  answer: Numbers;
  /** Left out where a share was made without it. */
  showCost?: boolean;
  /** Still being written: what is not known yet is a dash. */
  live?: boolean;
  className?: string;
}

function explainCost({ usage, costUsd }: Numbers, estimated: boolean): string | undefined {
  if (costUsd === null) {
    return usage === null
      ? 'What the provider counted is not known, so the cost is not either.'
      : 'No price is known for this model. Set one in Models.';
  }
  return estimated && costUsd > 0 ? 'Computed from estimated tokens.' : undefined;
}

/** The foot of an answer: tokens, cost, times, speed, how it ended. */
export function AnswerNumbers({ answer, showCost = true, live = false, className }: AnswerNumbersProps) {
  const { usage, costUsd, timings, finishReason } = answer;
  const estimated = usage?.estimated === true;
  const fromCache = answer.attempts?.at(-1)?.fromCache;
  const facts = [
    {
      term: 'Tokens',
      value:
        usage === null
          ? '–'
          : `${formatTokens(usage.inputTokens, estimated)} in · ${formatTokens(usage.outputTokens, estimated)} out`,
      more: estimated ? 'The provider reported no usage; these are estimates.' : undefined,
    },
    ...(showCost
      ? [
          {
            term: 'Cost',
            value: live && costUsd === null ? '–' : formatCost(costUsd, estimated),
            more: live
              ? undefined
              : fromCache
                ? 'Nothing was sent, so nothing was paid.'
                : explainCost(answer, estimated),
          },
        ]
      : []),
    { term: 'First token', value: formatDuration(timings.firstTokenMs) },
    { term: 'Total', value: formatDuration(timings.totalMs) },
    { term: 'Speed', value: formatRate(tokensPerSecond(answer)) },
    fromCache
      ? {
          term: 'End',
          value: 'from cache',
          more: `The same request was answered on ${formatDay(fromCache.answeredAt)}. “Run again” sends it anew.`,
        }
      : { term: 'End', value: formatFinishReason(finishReason) },
  ];
  return (
    <div className={cn('@container', className)}>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-1.5 text-xs @lg:grid-cols-6">
        {facts.map(({ term, value, more }) => (
          <div key={term} className="min-w-0">
            <dt className="text-2xs text-muted-foreground">{term}</dt>
            <dd className="tabular">
              {more ? (
                <Tooltip content={more}>
                  <span tabIndex={0} className="cursor-help rounded underline decoration-dotted underline-offset-2">
                    {value}
                  </span>
                </Tooltip>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
