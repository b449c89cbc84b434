'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import type { Comment } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';
import { tell } from './use-workbench';

const EVERY_MS = 20_000;

/** What is said about a prompt's versions, live, and what can be done about it. */
export function useComments(api: PromptApi) {
  const client = useQueryClient();
  const queryKey = ['prompt-comments', api.path];
  const query = useQuery({ queryKey, queryFn: api.comments, refetchInterval: EVERY_MS, retry: false });
  /** @returns whether it was done */
  const act = async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      await action();
      return true;
    } catch (error) {
      tell(error);
      return false;
    } finally {
      await client.invalidateQueries({ queryKey });
    }
  };
  return {
    comments: query.data?.items ?? [],
    isLoading: query.isPending,
    add: (version: number, body: string, parentId?: string) => act(() => api.addComment(version, body, parentId)),
    change: (id: string, changes: { body?: string; resolved?: boolean }) => act(() => api.changeComment(id, changes)),
    remove: async (comment: Comment) => {
      if (!(await act(() => api.deleteComment(comment.id)))) return;
      const undo = () => void act(() => api.restoreComment(comment.id));
      toast({ title: 'Deleted the comment', action: { label: 'Undo', onPress: undo } });
    },
  };
}
