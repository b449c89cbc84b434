import type { MergeConflict, PromptContent } from '@/lib/prompts/schema';

/** What is taken at a place that both sides changed. */
export type Decision = 'mine' | 'theirs' | 'base';

/** The merged content, which has mine at every conflict, with each conflict decided. */
export function decideConflicts(
  merged: PromptContent,
  conflicts: readonly MergeConflict[],
  decisions: readonly Decision[],
): PromptContent {
  let content = structuredClone(merged);
  // From the back, so that the offsets before stay right.
  for (let index = conflicts.length - 1; index >= 0; index -= 1) {
    const conflict = conflicts[index];
    const decision = decisions[index] ?? 'mine';
    if (conflict && decision !== 'mine') content = replaceAt(content, conflict, conflict[decision]);
  }
  return content;
}

function replaceAt(content: PromptContent, conflict: MergeConflict, value: unknown): PromptContent {
  const [field = '', key = ''] = conflict.path.split('.');
  if (field === 'messages' && conflict.start !== undefined && conflict.end !== undefined) {
    const messages = content.messages.map((message, index) => {
      if (index !== Number(key)) return message;
      const text = message.content.slice(0, conflict.start) + String(value) + message.content.slice(conflict.end);
      return { ...message, content: text };
    });
    return { ...content, messages };
  }
  if (field === 'parameters') {
    const kept = Object.entries(content.parameters ?? {}).filter(([name]) => name !== key);
    return { ...content, parameters: Object.fromEntries(value === undefined ? kept : [...kept, [key, value]]) };
  }
  const kept = Object.entries(content).filter(([name]) => name !== field);
  return Object.fromEntries(value === undefined ? kept : [...kept, [field, value]]) as PromptContent;
}
