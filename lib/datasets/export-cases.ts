import type { Access } from '@/lib/auth/schema';
import { writeCases } from './formats/write-cases';
import { getDataset, readCases, resolveVersion } from './read-datasets';
import type { ExportFormat } from './schema';

/** Every case of a version (the newest unless told) as a file. */
export async function exportCases(
  access: Pick<Access, 'workspaceId'>,
  id: string,
  { format, version }: { format: ExportFormat; version?: number | undefined },
): Promise<{ text: string; mimeType: string; fileName: string }> {
  const dataset = await getDataset(access, id);
  const resolved = await resolveVersion(access, id, version);
  const file = writeCases(await readCases(access, id, resolved), format);
  const plain =
    dataset.name
      .normalize('NFKD')
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'dataset';
  return { ...file, fileName: `${plain.slice(0, 80)}-v${resolved}.${format}` };
}
