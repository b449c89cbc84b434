import type { z } from 'zod';
import { apiClient } from '@/components/api-client';
import type {
  Activity,
  Branch,
  BranchMerge,
  Comment,
  Dependent,
  Exported,
  FormatId,
  MergeResult,
  MoveLabel,
  Prompt,
  PromptContent,
  PromptDiff,
  PromptLabel,
  PromptVersion,
  Presence,
  RenderedPrompt,
  StoredPromptDraft,
  updatePromptSchema,
} from '@/lib/prompts/schema';

/** Where a version goes: on which branch, on top of which version, and what it brings in from another one. */
export interface VersionPlace {
  branch: string;
  baseVersion: number;
  mergedFrom?: number | undefined;
}

/** Where a label is to stand, and why. */
export type LabelMove = Pick<MoveLabel, 'version' | 'split' | 'reason'>;

/** The prompt's calls to the API, for one workspace. */
export function promptApi(workspace: string, name: string) {
  const path = `/api/v1/prompts/${encodeURIComponent(name)}`;
  const own = `/api/app/prompts/${encodeURIComponent(name)}`;
  return {
    /** Where the prompt stands in the API: what is kept of its answers goes by it. */
    path,
    activity: ({ label, cursor }: { label?: string; cursor?: string } = {}) => {
      const query = new URLSearchParams({ ...(label ? { label } : {}), ...(cursor ? { cursor } : {}) });
      return apiClient<{ items: Activity[]; nextCursor: string | null }>(`${path}/activity?${query}`, { workspace });
    },
    save: (content: PromptContent, message: string, place: VersionPlace) =>
      apiClient<PromptVersion>(`${path}/versions`, { workspace, body: { ...content, message, ...place } }),
    export: (format: FormatId, version: number) =>
      apiClient<Exported>(`${path}/export?format=${format}&version=${version}`, { workspace }),
    comments: () => apiClient<{ items: Comment[] }>(`${path}/comments`, { workspace }),
    addComment: (version: number, body: string, parentId?: string) =>
      apiClient<Comment>(`${path}/comments`, {
        workspace,
        body: { version, body, ...(parentId === undefined ? {} : { parentId }) },
      }),
    changeComment: (id: string, changes: { body?: string; resolved?: boolean }) =>
      apiClient<Comment>(`${path}/comments/${id}`, { workspace, method: 'PATCH', body: changes }),
    deleteComment: (id: string) => apiClient(`${path}/comments/${id}`, { workspace, method: 'DELETE' }),
    restoreComment: (id: string) => apiClient<Comment>(`${path}/comments/${id}/restore`, { workspace, method: 'POST' }),
    dependents: (label: string) =>
      apiClient<{ items: Dependent[] }>(`${path}/dependents?label=${encodeURIComponent(label)}`, { workspace }),
    createBranch: (branch: { name: string; from: number }) =>
      apiClient<Branch>(`${path}/branches`, { workspace, body: branch }),
    closeBranch: (branch: string, isClosed: boolean) =>
      apiClient<Branch>(`${path}/branches/${encodeURIComponent(branch)}${isClosed ? '' : '/restore'}`, {
        workspace,
        method: isClosed ? 'DELETE' : 'POST',
      }),
    previewMerge: ({ from, into }: { from: string; into: string }) =>
      apiClient<BranchMerge>(`${path}/merge?${new URLSearchParams({ from, into })}`, { workspace }),
    moveLabel: (label: string, move: LabelMove & { expectedVersion: number | null }) =>
      apiClient<PromptLabel>(`${path}/labels/${encodeURIComponent(label)}`, { workspace, method: 'PUT', body: move }),
    removeLabel: (label: string) =>
      apiClient(`${path}/labels/${encodeURIComponent(label)}`, { workspace, method: 'DELETE' }),
    diff: (from: number, to: number, unit: 'words' | 'lines') =>
      apiClient<PromptDiff>(`${path}/diff?from=${from}&to=${to}&unit=${unit}`, { workspace }),
    update: (changes: z.input<typeof updatePromptSchema>) =>
      apiClient<Prompt>(path, { workspace, method: 'PATCH', body: changes }),
    remove: () => apiClient(path, { workspace, method: 'DELETE' }),
    restore: () => apiClient<Prompt>(`${path}/restore`, { workspace, method: 'POST' }),
    merge: (content: PromptContent, baseVersion: number, theirVersion: number) =>
      apiClient<MergeResult>(`${own}/merge`, { workspace, body: { content, baseVersion, theirVersion } }),
    keepDraft: (content: PromptContent, place: VersionPlace) =>
      apiClient<{ updatedAt: string }>(`${own}/draft`, { workspace, method: 'PUT', body: { content, ...place } }),
    presence: (branch: string) =>
      apiClient<Presence>(`${own}/presence?branch=${encodeURIComponent(branch)}`, { workspace }),
    getDraft: (branch: string) =>
      apiClient<{ draft: StoredPromptDraft | null }>(`${own}/draft?branch=${encodeURIComponent(branch)}`, {
        workspace,
      }),
    discardDraft: (branch: string) =>
      apiClient(`${own}/draft?branch=${encodeURIComponent(branch)}`, { workspace, method: 'DELETE' }),
    preview: (
      content: PromptContent,
      variables: Record<string, string>,
      context: string | undefined,
      signal?: AbortSignal,
    ) =>
      apiClient<RenderedPrompt>('/api/app/prompts/preview', {
        workspace,
        body: {
          content: {
            messages: content.messages,
            ...(content.examples ? { examples: content.examples } : {}),
            ...(content.examplesAs ? { examplesAs: content.examplesAs } : {}),
          },
          variables,
          ...(context === undefined ? {} : { context }),
        },
        ...(signal ? { signal } : {}),
      }),
  };
}

export type PromptApi = ReturnType<typeof promptApi>;

/** A prompt's page; folders stay folders in the address. */
export function promptHref(workspaceSlug: string, name: string): string {
  return `/w/${encodeURIComponent(workspaceSlug)}/prompts/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** The page of a prompt's branch. */
export function branchHref(workspaceSlug: string, name: string, branch: string): string {
  const href = promptHref(workspaceSlug, name);
  return branch === 'main' ? href : `${href}?branch=${encodeURIComponent(branch)}`;
}
