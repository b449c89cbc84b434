import { isRecord, type CarriedMessage } from './carried-prompt';

const ROLES: Record<string, CarriedMessage['role']> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  model: 'assistant',
  ai: 'assistant',
};

/** Messages in the shape that most tools share; what is no text, and roles that we have no word for, are named. */
export function readMessages(given: readonly unknown[]): { messages: CarriedMessage[]; lost: string[] } {
  const lost: string[] = [];
  const messages = given.flatMap((message, index): CarriedMessage[] => {
    const where = `message ${index + 1}`;
    if (!isRecord(message)) {
      lost.push(`${where}, which is no message`);
      return [];
    }
    const role = Object.hasOwn(ROLES, String(message.role)) ? ROLES[String(message.role)] : undefined;
    if (!role) {
      lost.push(`${where} with the role “${String(message.role)}”`);
      return [];
    }
    const parts = Array.isArray(message.content) ? message.content : [message.content];
    const texts = parts.flatMap((part: unknown) => {
      if (typeof part === 'string') return [part];
      if (isRecord(part) && typeof part.text === 'string') return [part.text];
      if (part !== null && part !== undefined) lost.push(`a part of ${where} that is no text`);
      return [];
    });
    return [{ role, content: texts.join('\n') }];
  });
  return { messages, lost };
}

/** What templates of other tools can do and ours can't: it stays in the text as it is, and is named. */
export function templateLosses(messages: readonly CarriedMessage[]): string[] {
  const found = new Set<string>();
  for (const { content } of messages) {
    for (const [tag] of content.matchAll(/\{%-?\s*\w+/g)) found.add(`the template tag ${tag.trim()} … %}`);
    for (const [, name] of content.matchAll(/\{\{\s*([\w.]+)\s*\|/g)) found.add(`the filter on {{${name}}}`);
    for (const [, helper] of content.matchAll(/\{\{[~\s]*#(\w+)/g)) found.add(`the block {{#${helper}}}`);
    for (const [, name] of content.matchAll(/\{\{[~\s]*>\s*([\w/.-]+)\s*\}\}/g)) found.add(`the partial {{>${name}}}`);
    for (const [, helper] of content.matchAll(/\{\{[~\s]*(media|json|section|history)\b[^}]*\}\}/g))
      found.add(`the helper {{${helper}}}`);
  }
  return [...found];
}
