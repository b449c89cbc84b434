import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { BakeoffError } from '@/lib/errors';
import { contentHash } from './content-hash';
import { createPrompt } from './create-prompt';
import { FORMATS, formatOf, UnreadableFileError, type CarriedPrompt, type PromptFile } from './formats';
import { pickContent, saveVersion } from './save-version';
import { promptContentSchema, promptNameSchema, type Imported, type importSchema, type PromptContent } from './schema';
import { findPrompt, findVersion } from './store';

type Request = z.output<typeof importSchema>;

/**
 * Reads files of any known format as data, and says what each would become. Only with `apply` is anything saved: a new prompt, or the
 * next version of the one that has the name. Nothing in a file is run, fetched or looked up (T27).
 */
export async function importPrompts(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  request: Request,
): Promise<Imported[]> {
  const items: Imported[] = [];
  const referred = new Set<string>();
  for (const file of request.files) {
    const format = FORMATS.find(({ id }) => id === request.format) ?? formatOf(file);
    const unread = { path: file.path, format: format?.id ?? null, name: null, version: null, content: null, lost: [] };
    if (!format) {
      items.push({ ...unread, status: 'refused', problem: 'No known format has files like this.' });
      continue;
    }
    try {
      const others = request.files.filter((other) => other !== file);
      for (const other of format.id === 'promptfoo' ? others : []) {
        if (file.text.includes(`file://${other.path}`) || file.text.includes(baseName(other))) referred.add(other.path);
      }
      for (const prompt of format.read(file, others)) {
        const read = { ...unread, name: prompt.name, lost: prompt.lost };
        items.push(await bring(access, request, read, prompt, file.baseVersion));
      }
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      items.push({ ...unread, status: 'refused', problem: error.message });
    }
  }
  // A text that a configuration points to came in with it.
  return items.filter((item) => item.format !== 'text' || !referred.has(item.path));
}

const baseName = ({ path }: PromptFile) => `/${path.split('/').pop() ?? path}`;

async function bring(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  { folder, apply, message }: Request,
  read: Omit<Imported, 'status' | 'problem'>,
  prompt: CarriedPrompt,
  baseVersion: number | undefined,
): Promise<Imported> {
  const name = folder ? `${folder}/${prompt.name}` : prompt.name;
  const content = promptContentSchema.safeParse(prompt.content);
  const named = promptNameSchema.safeParse(name);
  const [issue] = [...(named.error?.issues ?? []), ...(content.error?.issues ?? [])];
  if (!content.data || issue) {
    const problem = `${issue?.path.join('.') || 'name'}: ${issue?.message ?? 'can’t be read'}`;
    return { ...read, name, status: 'refused', problem };
  }
  const found = { ...read, name, content: pickContent(content.data), problem: null };
  try {
    const existing = await findPrompt(access.workspaceId, name);
    const newest = existing && (await findVersion(access.workspaceId, existing.id, 'latest'));
    if (newest?.hash === contentHash(found.content)) return { ...found, status: 'same', version: newest.version };
    if (baseVersion !== undefined && baseVersion !== (newest?.version ?? 0)) {
      const problem = `It is at version ${newest?.version ?? 0} by now, not at ${baseVersion}.`;
      return { ...found, status: 'conflict', version: newest?.version ?? null, problem };
    }
    const status = existing ? 'changed' : 'new';
    if (!apply) return { ...found, status, version: null };
    if (!existing) await createPrompt(access, describedBy(name, prompt));
    const version = await save(
      access,
      name,
      found.content,
      message ?? prompt.message ?? `Import ${read.path}`,
      baseVersion,
    );
    return { ...found, status, version };
  } catch (error) {
    if (!(error instanceof BakeoffError)) throw error;
    return { ...found, status: error.status === 409 ? 'conflict' : 'refused', problem: error.detail };
  }
}

function describedBy(name: string, { description, tags }: CarriedPrompt) {
  return {
    name,
    ...(description === undefined ? {} : { description: description.slice(0, 2_000) }),
    ...(tags ? { tags: tags.filter((tag) => tag !== '' && tag.length <= 60).slice(0, 20) } : {}),
  };
}

async function save(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  name: string,
  content: PromptContent,
  message: string,
  baseVersion: number | undefined,
): Promise<number> {
  const input = { ...content, message: message.slice(0, 1_000), ...(baseVersion === undefined ? {} : { baseVersion }) };
  return (await saveVersion(access, name, input)).version.version;
}
