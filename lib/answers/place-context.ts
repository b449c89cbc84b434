import type { Template } from './schema';

type Messages = Template['messages'];

/**
 * Gives passages a place. A prompt that has no `{{context}}` gets it before its last user message (or as one, where it has none):
 * otherwise what was retrieved and shown as a source would never have reached the model. Never in a system message (T8).
 */
export function placeContext(messages: Messages, hasPassages: boolean): Messages {
  const placed = messages.some(({ parts }) =>
    parts.some((part) => part.kind === 'variable' && part.name === 'context'),
  );
  if (placed || !hasPassages) return messages;
  const context: Messages[number]['parts'] = [{ kind: 'variable', name: 'context' }];
  const last = messages.findLastIndex((message) => message.role === 'user');
  if (last === -1) return [...messages, { role: 'user', parts: context }];
  return messages.map((message, index) =>
    index === last ? { ...message, parts: [...context, { kind: 'text', text: '\n\n' }, ...message.parts] } : message,
  );
}
