import { canonicalJson } from './content-hash';
import { mergeText } from './merge-text';
import type { MergedPrompt, PromptContent } from './schema';

const same = (a: unknown, b: unknown) =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

/**
 * Merges two changes of one version (F15). Messages are merged text by text as long as all three have the same roles in the same
 * order; parameters name by name; examples, tools, output schema and retrieval each as a whole. Where both sides
 * changed the same thing differently, `mine` stands in the merged content and the conflict is listed with all three.
 */
export function mergeContents(base: PromptContent, theirs: PromptContent, mine: PromptContent): MergedPrompt {
  const conflicts: MergedPrompt['conflicts'] = [];
  const pick = <T>(path: string, old: T, they: T, me: T): T => {
    if (same(they, me) || same(they, old)) return me;
    if (same(me, old)) return they;
    conflicts.push({ path, base: old, theirs: they, mine: me });
    return me;
  };

  const messages = mergeMessages(base, theirs, mine, pick, conflicts);
  const parameters = mergeParameters(base, theirs, mine, pick);
  const content: PromptContent = {
    messages,
    examples: pick('examples', base.examples, theirs.examples, mine.examples),
    examplesAs: pick('examplesAs', base.examplesAs, theirs.examplesAs, mine.examplesAs),
    parameters,
    outputSchema: pick('outputSchema', base.outputSchema, theirs.outputSchema, mine.outputSchema),
    tools: pick('tools', base.tools, theirs.tools, mine.tools),
    retrieval: pick('retrieval', base.retrieval, theirs.retrieval, mine.retrieval),
  };
  const present = Object.entries(content).filter(([, value]) => value !== undefined);
  return { content: Object.fromEntries(present) as PromptContent, conflicts };
}

type Pick = <T>(path: string, old: T, they: T, me: T) => T;

function mergeMessages(
  base: PromptContent,
  theirs: PromptContent,
  mine: PromptContent,
  pick: Pick,
  conflicts: MergedPrompt['conflicts'],
): PromptContent['messages'] {
  const roles = (content: PromptContent) => content.messages.map((message) => message.role).join();
  if (roles(base) !== roles(theirs) || roles(base) !== roles(mine)) {
    return pick('messages', base.messages, theirs.messages, mine.messages);
  }
  return mine.messages.map((message, index) => {
    const parts = mergeText(
      base.messages[index]?.content ?? '',
      theirs.messages[index]?.content ?? '',
      message.content,
    );
    let content = '';
    for (const part of parts) {
      const start = content.length;
      content += part.kind === 'agreed' ? part.value : part.mine;
      if (part.kind === 'conflict') {
        const { base: old, theirs: they, mine: me } = part;
        const path = `messages.${index}.content`;
        conflicts.push({ path, start, end: content.length, base: old, theirs: they, mine: me });
      }
    }
    return { role: message.role, content };
  });
}

function mergeParameters(base: PromptContent, theirs: PromptContent, mine: PromptContent, pick: Pick) {
  const [old, they, me] = [base.parameters ?? {}, theirs.parameters ?? {}, mine.parameters ?? {}];
  const names = new Set([...Object.keys(old), ...Object.keys(they), ...Object.keys(me)]) as Set<keyof typeof old>;
  const merged = [...names].flatMap((name) => {
    const value = pick<unknown>(`parameters.${name}`, old[name], they[name], me[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (merged.length === 0 && !mine.parameters) return undefined;
  return Object.fromEntries(merged) as NonNullable<PromptContent['parameters']>;
}
