import type { Access } from '@/lib/auth/schema';
import { includesOf } from './describe-version';
import { expandIncludes, type ExpandedMessage } from './expand-includes';
import { getPromptVersion, type VersionSelector } from './get-version';
import { renderMessages } from './render-messages';
import type { PromptMessage } from './schema';

/** What Langfuse's SDKs read: a chat prompt, its settings under `config`. */
export interface LangfusePrompt {
  id: string;
  name: string;
  version: number;
  type: 'chat';
  prompt: (PromptMessage & { type: 'chatmessage' })[];
  config: Record<string, unknown>;
  labels: string[];
  tags: string[];
  commitMessage: string | null;
  resolutionGraph: null;
  createdAt: string;
  updatedAt: string;
}

/**
 * A version as Langfuse's API answers it. Includes are put in, and examples stand among the messages, because these SDKs fill in
 * variables and nothing else.
 */
export async function getLangfusePrompt(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  selector: VersionSelector,
): Promise<LangfusePrompt> {
  const found = await getPromptVersion(access, name, selector);
  const expanded: ExpandedMessage[] = await expandIncludes(found.messages, includesOf(access.workspaceId));
  const { messages } = renderMessages(expanded, found, {});
  const { model, ...parameters } = found.parameters ?? {};
  const { outputSchema, tools, retrieval } = found;
  return {
    id: `${found.prompt}@${found.version}`,
    name: found.prompt,
    version: found.version,
    type: 'chat',
    prompt: messages.map((message) => ({ type: 'chatmessage', ...message })),
    config: {
      ...(model === undefined ? {} : { model }),
      ...parameters,
      ...(outputSchema ? { outputSchema } : {}),
      ...(tools ? { tools } : {}),
      ...(retrieval ? { retrieval } : {}),
    },
    labels: found.labels,
    tags: found.tags,
    commitMessage: found.message === '' ? null : found.message,
    resolutionGraph: null,
    createdAt: found.createdAt,
    updatedAt: found.createdAt,
  };
}
