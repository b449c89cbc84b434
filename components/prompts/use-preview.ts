'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ApiProblem } from '@/components/api-client';
import type { PromptContent, RenderedPrompt } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';
import { ownVariables } from './prompt-form';
import { useDebounced } from '@/components/ui/use-debounced';

interface Preview {
  rendered: RenderedPrompt | undefined;
  problem: string | undefined;
  /** What the server refuses, by the message's index. */
  problems: ReadonlyMap<number, string>;
  /** All variables, those of included prompts too. */
  names: string[];
}

/** Fills in and counts what is in the editor, a moment after it stands still. */
export function usePreview(api: PromptApi, content: PromptContent, values: Record<string, string>): Preview {
  const asked = useDebounced(JSON.stringify({ content, values }), 300);
  const query = useQuery({
    queryKey: ['prompt-preview', asked],
    queryFn: ({ signal }) => {
      const now = JSON.parse(asked) as { content: PromptContent; values: Record<string, string> };
      return api.preview(now.content, now.values, undefined, signal);
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  const problem = query.error instanceof ApiProblem ? query.error : undefined;
  const problems = new Map<number, string>();
  for (const { path, message } of problem?.errors ?? []) {
    const index = /(?:^|\.)messages\.(\d+)/.exec(path)?.[1];
    if (index !== undefined) problems.set(Number(index), message);
  }
  const rendered = query.isError ? undefined : query.data;
  const used = Object.keys(values).filter((name) => rendered && !rendered.unused.includes(name));
  const names = [...new Set([...ownVariables(content.messages), ...(rendered?.missing ?? []), ...used])];
  return { rendered, problem: problems.size > 0 ? undefined : query.error?.message, problems, names };
}
