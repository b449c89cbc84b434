'use client';

import { ApiProblem, apiClient } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { Comparison, CreateVote, Vote } from '@/lib/comparisons/schema';
import { useMemo, useState } from 'react';
import { pairsToJudge, voteOn, type JudgingPair } from './queue';

export interface JudgingState {
  pairs: readonly JudgingPair[];
  /** Pairs that this judge has judged. */
  done: number;
  /** The pair to judge now; undefined when all are judged. */
  current: JudgingPair | undefined;
  /** This judge's vote on it, where it is looked at again. */
  vote: Vote | undefined;
  saving: boolean;
  canUndo: boolean;
  judge: (winner: string, comment: string | undefined) => void;
  /** Takes the last judgement of this visit back and shows its pair again. */
  undo: () => void;
}

/** Goes through a comparison's pairs for one judge. A judgement that could not be saved leaves its pair where it is. */
export function useJudging(workspaceId: string, comparison: Comparison, judge: string): JudgingState {
  const pairs = useMemo(() => pairsToJudge(comparison, judge), [comparison, judge]);
  const [votes, setVotes] = useState<readonly Vote[]>(comparison.votes);
  const [last, setLast] = useState<readonly Vote[]>([]);
  const [saving, setSaving] = useState(false);
  const open = pairs.filter((pair) => !voteOn(votes, pair, judge));
  const current = open[0];
  const path = `/api/v1/comparisons/${encodeURIComponent(comparison.id)}/votes`;

  const ask = async (what: string, work: () => Promise<void>) => {
    if (saving) return;
    setSaving(true);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      toast({ tone: 'error', title: what, description: problem.detail });
    } finally {
      setSaving(false);
    }
  };
  return {
    pairs,
    done: pairs.length - open.length,
    current,
    vote: current && voteOn(votes, current, judge),
    saving,
    canUndo: last.length > 0,
    judge: (winner, comment) => {
      if (!current) return;
      const { inputIndex, shown } = current;
      const body: CreateVote = { inputIndex, shown, winner, ...(comment === undefined ? {} : { comment }) };
      void ask('Your judgement was not saved.', async () => {
        const saved = await apiClient<Vote>(path, { workspace: workspaceId, body });
        setVotes((all) => [...all, { ...saved, judge: saved.judge ?? { id: judge, name: '' } }]);
        setLast((all) => [...all, saved]);
      });
    },
    undo: () => {
      const vote = last.at(-1);
      if (!vote) return;
      void ask('Your judgement could not be taken back.', async () => {
        const at = `${path}/${encodeURIComponent(vote.id)}`;
        await apiClient(at, { workspace: workspaceId, method: 'DELETE' });
        setVotes((all) => all.filter(({ id }) => id !== vote.id));
        setLast((all) => all.slice(0, -1));
      });
    },
  };
}
