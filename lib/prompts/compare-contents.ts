import { diffTexts } from '@/lib/differences';
import { alignLists, type Pairing } from './align-lists';
import { canonicalJson } from './content-hash';
import type { PromptContent, PromptDiff, PromptFieldChange, PromptMessage } from './schema';

/**
 * What changed from one version's content to another's: messages by words or lines, everything else field by field. Messages
 * are aligned by what is equal first, then by role in order.
 */
export function compareContents(
  from: { version: number; content: PromptContent },
  to: { version: number; content: PromptContent },
  unit: 'words' | 'lines' = 'words',
): PromptDiff {
  const pairs = alignLists(
    from.content.messages,
    to.content.messages,
    (a, b) => a.role === b.role && a.content === b.content,
    (a, b) => a.role === b.role,
  );
  const messages = pairs.map((pair) => compareMessages(pair, unit));
  const fields = (key: Exclude<keyof PromptContent, 'messages'>) => compareValues(from.content[key], to.content[key]);
  const compared = {
    parameters: fields('parameters'),
    examples: [...fields('examples'), ...compareValues(from.content.examplesAs, to.content.examplesAs, 'as')],
    outputSchema: fields('outputSchema'),
    tools: fields('tools'),
    retrieval: fields('retrieval'),
  };
  const changes =
    messages.filter((message) => message.status !== 'same').length +
    Object.values(compared).reduce((sum, list) => sum + list.length, 0);
  return { from: from.version, to: to.version, messages, ...compared, changes };
}

function compareMessages({ from, to }: Pairing<PromptMessage>, unit: 'words' | 'lines') {
  const { parts } = diffTexts(from?.content ?? '', to?.content ?? '', unit);
  const changes = parts.map(({ kind, text }) => ({ kind, text }));
  const same = from?.content === to?.content && from?.role === to?.role;
  const status = !from
    ? ('added' as const)
    : !to
      ? ('removed' as const)
      : same
        ? ('same' as const)
        : ('changed' as const);
  return { status, role: { from: from?.role ?? null, to: to?.role ?? null }, changes };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that differ between two JSON values, down to the smallest value that differs; arrays go by position. */
export function compareValues(from: unknown, to: unknown, path = ''): PromptFieldChange[] {
  if (from === undefined && to === undefined) return [];
  if (from !== undefined && to !== undefined && canonicalJson(from) === canonicalJson(to)) return [];
  if (isRecord(from ?? {}) && isRecord(to ?? {}) && (isRecord(from) || isRecord(to))) {
    const fields = compareFields(from ?? {}, to ?? {}, path);
    if (fields.length > 0) return fields;
  }
  if (Array.isArray(from ?? []) && Array.isArray(to ?? []) && (Array.isArray(from) || Array.isArray(to))) {
    const fields = compareFields(
      { ...((from as unknown[] | undefined) ?? []) },
      { ...((to as unknown[] | undefined) ?? []) },
      path,
    );
    if (fields.length > 0) return fields;
  }
  if (from === undefined) return [{ path, status: 'added', to }];
  if (to === undefined) return [{ path, status: 'removed', from }];
  return [{ path, status: 'changed', from, to }];
}

function compareFields(from: object, to: object, path: string): PromptFieldChange[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key) => compareValues(own(from, key), own(to, key), path === '' ? key : `${path}.${key}`));
}

const own = (record: object, key: string): unknown =>
  Object.hasOwn(record, key) ? (record as Record<string, unknown>)[key] : undefined;
