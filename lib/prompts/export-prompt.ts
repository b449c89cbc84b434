import type { Access } from '@/lib/auth/schema';
import { ValidationError } from '@/lib/errors';
import { FORMATS } from './formats';
import { getPromptVersion, type VersionSelector } from './get-version';
import { pickContent } from './save-version';
import type { Exported, FormatId } from './schema';

/** A version as a file of some format, with what that format can't carry. */
export async function exportPrompt(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  { format, ...selector }: VersionSelector & { format: FormatId },
): Promise<Exported> {
  const writer = FORMATS.find(({ id }) => id === format);
  if (!writer) throw new ValidationError([{ path: 'format', message: 'is not known' }]);
  const found = await getPromptVersion(access, name, selector);
  const { version, hash, labels, description, tags, message } = found;
  const content = pickContent(found);
  const carried = { name, description, tags, message, content, lost: [], version, labels };
  const { text, lost } = writer.write(carried);
  return { fileName: `${name}${writer.extension}`, format, version, hash, text, lost };
}
