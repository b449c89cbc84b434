import { parseTemplate, type FillablePart } from '@/lib/templates';
import type { PromptContent, PromptMessage } from './schema';
import { ContextInSystemMessageError, IncludeError } from './template-problems';

/** What `{{> prompt@label}}` stands for just now: a version, and its messages' texts in order. */
export interface IncludedPrompt {
  prompt: string;
  version: number;
  texts: readonly string[];
}

/** An include and the version that it stood for. */
export interface ResolvedInclude {
  prompt: string;
  label: string;
  version: number;
}

export type ResolveInclude = (reference: { prompt: string; label: string }) => Promise<IncludedPrompt | null>;

/** A message in which only literal text and variables are left. */
export interface ExpandedMessage {
  role: PromptMessage['role'];
  parts: FillablePart[];
}

const MAX_DEPTH = 8;
/** How many includes one prompt may lead to in all, so that eight levels of ten each do not become a hundred million. */
const MAX_INCLUDES = 200;

/**
 * Puts included prompts in, before any variable is filled. An included prompt contributes the contents of all its messages, with
 * an empty line between them. Text that a variable brings is never an include.
 *
 * @param onInclude told of each include with the version that it stands for
 * @throws IncludeError for an include that resolves to nothing, a cycle, more than 8 levels or more than 200 includes
 * @throws ContextInSystemMessageError where `{{context}}` ends up in a system message
 */
export async function expandIncludes(
  messages: PromptContent['messages'],
  resolve: ResolveInclude,
  onInclude?: (included: ResolvedInclude) => void,
): Promise<ExpandedMessage[]> {
  let includes = 0;

  const expand = async (template: string, path: string, above: readonly string[]): Promise<FillablePart[]> => {
    const expanded: FillablePart[] = [];
    for (const part of parseTemplate(template)) {
      if (part.kind === 'text') expanded.push({ kind: 'text', text: part.text });
      else if (part.kind === 'variable') expanded.push({ kind: 'variable', name: part.name });
      else expanded.push(...(await include(part, path, above)));
    }
    return expanded;
  };

  const include = async (
    reference: { prompt: string; label: string },
    path: string,
    above: readonly string[],
  ): Promise<FillablePart[]> => {
    const written = `${reference.prompt}@${reference.label}`;
    includes += 1;
    if (includes > MAX_INCLUDES) throw new IncludeError(path, `More than ${MAX_INCLUDES} includes in one prompt.`);
    if (above.length >= MAX_DEPTH)
      throw new IncludeError(path, `Includes are nested more than ${MAX_DEPTH} levels deep.`);
    const found = await resolve({ prompt: reference.prompt, label: reference.label });
    if (!found) throw new IncludeError(path, `There is no prompt to include as {{> ${written}}}.`);
    const here = `${found.prompt}@${found.version}`;
    if (above.includes(here)) {
      throw new IncludeError(path, `Includes lead in a circle: ${[...above, here].join(' → ')}.`);
    }
    onInclude?.({ prompt: found.prompt, label: reference.label, version: found.version });
    const parts: FillablePart[] = [];
    for (const [index, text] of found.texts.entries()) {
      if (index > 0) parts.push({ kind: 'text', text: '\n\n' });
      parts.push(...(await expand(text, path, [...above, here])));
    }
    return parts;
  };

  const expanded: ExpandedMessage[] = [];
  for (const [index, message] of messages.entries()) {
    const path = `messages.${index}.content`;
    const parts = await expand(message.content, path, []);
    if (message.role === 'system' && parts.some((part) => part.kind === 'variable' && part.name === 'context')) {
      throw new ContextInSystemMessageError(path, throughInclude(message.content));
    }
    expanded.push({ role: message.role, parts });
  }
  return expanded;
}

/** The includes of a template that does not itself name `{{context}}`, for the message. */
function throughInclude(template: string): string | undefined {
  const parts = parseTemplate(template);
  if (parts.some((part) => part.kind === 'variable' && part.name === 'context')) return undefined;
  return parts.flatMap((part) => (part.kind === 'include' ? [`${part.prompt}@${part.label}`] : [])).join(', ');
}

/** The variables of expanded messages in the order in which they first appear. */
export function expandedVariables(messages: readonly ExpandedMessage[]): string[] {
  const names = new Set<string>();
  for (const { parts } of messages) for (const part of parts) if (part.kind === 'variable') names.add(part.name);
  return [...names];
}
