'use client';

import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { useShortcut } from '@/components/shortcuts';
import type { Vote } from '@/lib/comparisons/schema';
import { useState } from 'react';
import { choicesOf, type Choice } from './blind';

interface VoteBarProps {
  answers: readonly { id: string; letter: string }[];
  vote: Vote | undefined;
  /** Whether the keys 1, 2, … judge this row. */
  current: boolean;
  onVote: (winner: string, comment: string | undefined) => void;
}

/** Which answer of a row is best: by button or by key, with a comment. */
export function VoteBar({ answers, vote, current, onVote }: VoteBarProps) {
  const [comment, setComment] = useState(vote?.comment ?? '');
  const choices = choicesOf(answers);
  const choose = (winner: string) => onVote(winner, comment.trim() === '' ? undefined : comment.trim());
  return (
    <div role="group" aria-label="Which answer is best?" className="flex flex-wrap items-center gap-1.5 px-3 py-2">
      <span className="text-muted-foreground mr-1 text-xs">Best answer</span>
      {choices.map((choice) => (
        <Button
          key={choice.winner}
          size="sm"
          variant={vote?.winner === choice.winner ? 'primary' : 'outline'}
          aria-pressed={vote?.winner === choice.winner}
          onClick={() => choose(choice.winner)}
        >
          {choice.label}
          {choice.key !== null && current ? (
            <Kbd className="h-4 min-w-4 border-current/30 bg-transparent text-current">{choice.key}</Kbd>
          ) : null}
        </Button>
      ))}
      <Input
        aria-label="Why (optional)"
        placeholder="Why? (optional)"
        className="h-7 max-w-64 min-w-32 flex-1 text-xs"
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        onBlur={() => {
          if (vote && comment.trim() !== (vote.comment ?? '')) choose(vote.winner);
        }}
      />
      {current
        ? choices.map((choice) => <VoteKey key={choice.winner} choice={choice} onPress={() => choose(choice.winner)} />)
        : null}
    </div>
  );
}

function VoteKey({ choice, onPress }: { choice: Choice; onPress: () => void }) {
  useShortcut({
    keys: choice.key ?? '',
    disabled: choice.key === null,
    label: `Best answer: ${choice.label}`,
    group: 'Judging',
    onPress,
  });
  return null;
}
