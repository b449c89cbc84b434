import type { Access } from '@/lib/auth/schema';
import type { Variables } from '@/lib/templates';
import { countTokens } from '@/lib/text';
import { countPromptCall } from './calls';
import { includesOf, requirePrompt } from './describe-version';
import { expandIncludes } from './expand-includes';
import { findSelected, type VersionSelector } from './get-version';
import { renderMessages } from './render-messages';
import type { PromptContent, RenderedPrompt } from './schema';

/** What a prompt is filled with. */
export interface Filling {
  variables: Variables;
  /** What `{{context}}` becomes; without it a variable of that name is used. */
  context?: string | undefined;
}

/** A version's messages with variables filled in; what is missing is named and left standing. A program's call is counted. */
export async function renderPrompt(
  access: Pick<Access, 'workspaceId' | 'kind'>,
  name: string,
  request: VersionSelector & Filling,
): Promise<RenderedPrompt> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const { variables, context, ...selector } = request;
  const row = await findSelected(access.workspaceId, prompt, selector);
  await countPromptCall(access, name, row.version);
  return renderContent(access, row.content, { variables, context });
}

/**
 * The same for a content that is not saved (yet).
 *
 * @returns `tokens`: of the messages' texts in o200k_base; a model's own count differs by its tokeniser and framing
 */
export async function renderContent(
  access: Pick<Access, 'workspaceId'>,
  content: Pick<PromptContent, 'messages' | 'examples' | 'examplesAs'>,
  { variables, context }: Filling,
): Promise<RenderedPrompt> {
  const expanded = await expandIncludes(content.messages, includesOf(access.workspaceId));
  const rendered = renderMessages(expanded, content, variables, context);
  const tokens = rendered.messages.reduce((sum, message) => sum + countTokens(message.content), 0);
  return { ...rendered, tokens };
}
