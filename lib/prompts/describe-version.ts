import { BakeoffError, NotFoundError } from '@/lib/errors';
import { templateVariables } from '@/lib/templates';
import { expandedVariables, expandIncludes, type IncludedPrompt, type ResolveInclude } from './expand-includes';
import type { PromptContent, PromptVersion } from './schema';
import type { LabelRow } from './labels/store';
import { findLabelledVersion, findPrompt, findVersion, type PromptRow, type VersionRow } from './store';

/** The label that moves by itself. */
export const LATEST = 'latest';

/** @throws NotFoundError also for a prompt of another workspace */
export async function requirePrompt(workspaceId: string, name: string): Promise<PromptRow> {
  const prompt = await findPrompt(workspaceId, name);
  if (!prompt) throw new NotFoundError('Prompt', name);
  return prompt;
}

/** Finds included prompts in one workspace; what was found once is not asked for again. */
export function includesOf(workspaceId: string): ResolveInclude {
  const found = new Map<string, Promise<IncludedPrompt | null>>();
  const find = async (name: string, label: string) => {
    const prompt = await findPrompt(workspaceId, name);
    if (!prompt) return null;
    const version = /^\d{1,9}$/.test(label)
      ? await findVersion(workspaceId, prompt.id, Number(label))
      : label === LATEST
        ? await findVersion(workspaceId, prompt.id, LATEST)
        : await findLabelledVersion(workspaceId, prompt.id, label);
    if (!version) return null;
    const texts = version.content.messages.map((message) => message.content);
    return { prompt: name, version: version.version, texts };
  };
  return ({ prompt, label }) => {
    const key = `${prompt}@${label}`;
    const known = found.get(key) ?? find(prompt, label);
    found.set(key, known);
    return known;
  };
}

/** All variables of a content, those of included prompts too; where an include leads nowhere now, its own ones. */
async function contentVariables(content: PromptContent, resolve: ResolveInclude): Promise<string[]> {
  try {
    return expandedVariables(await expandIncludes(content.messages, resolve));
  } catch (error) {
    if (!(error instanceof BakeoffError)) throw error;
    return [...new Set(content.messages.flatMap((message) => templateVariables(message.content)))];
  }
}

/** A stored version as the API shows it. */
export async function describeVersion(
  prompt: PromptRow,
  row: VersionRow,
  labels: readonly LabelRow[],
  newest: number,
  resolve: ResolveInclude,
): Promise<PromptVersion> {
  const own = labels.filter((label) => label.version === row.version).map((label) => label.label);
  return {
    prompt: prompt.name,
    version: row.version,
    hash: row.hash,
    ...row.content,
    message: row.message,
    variables: await contentVariables(row.content, resolve),
    author: { id: row.authorId, name: row.authorName },
    createdAt: row.createdAt.toISOString(),
    labels: row.version === newest ? [...own, LATEST] : own,
    branch: row.branch,
    parent: row.parent,
    mergedFrom: row.mergedFrom,
  };
}
