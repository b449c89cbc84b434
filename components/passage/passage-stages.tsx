import { Badge } from '@/components/ui/badge';
import type { Passage } from './types';

const names = { dense: 'Dense', lexical: 'Lexical', fusion: 'Fusion', rerank: 'Reranked', mmr: 'MMR' } as const;
const score = new Intl.NumberFormat('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** A passage's rank and score at each stage of the search, and the words that found it. */
export function PassageStages({ stages }: { stages: Passage['stages'] }) {
  const present = (Object.keys(names) as (keyof typeof names)[]).flatMap((name) => {
    const stage = stages[name];
    return stage ? [{ name, rank: stage.rank, score: stage.score }] : [];
  });
  const terms = stages.lexical?.terms ?? [];
  return (
    <div className="flex flex-wrap items-center gap-1">
      {present.map((stage) => (
        <Badge key={stage.name} tone="neutral">
          {names[stage.name]} <span className="text-foreground font-semibold">#{stage.rank}</span>{' '}
          {score.format(stage.score)}
        </Badge>
      ))}
      {[...terms]
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 8)
        .map((term) => (
          <Badge key={term.term} tone="outline" className="font-mono font-normal" dir="auto">
            {term.term} {score.format(term.weight)}
          </Badge>
        ))}
    </div>
  );
}
