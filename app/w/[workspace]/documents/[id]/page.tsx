import { requireAccess } from '@/app/access';
import { DocumentScreen } from '@/components/documents';
import { may } from '@/lib/auth';
import { ENCODINGS, FORMATS, getCollection, getDocument } from '@/lib/documents';
import { NotFoundError } from '@/lib/errors';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

interface Props {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<{ start?: string | string[]; end?: string | string[]; version?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, id } = await params;
  return { title: (await read(workspace, id)).document.name };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const { workspace, id } = await params;
  const { access, document, collection } = await read(workspace, id);
  const { start, end, version } = await searchParams;
  const older = versionOf(version, document.version);
  return (
    <DocumentScreen
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug, canWrite: may(access, 'write') }}
      document={document}
      collectionName={collection.name}
      formats={FORMATS}
      encodings={ENCODINGS}
      passage={passageOf(start, end, older === null ? document.characters : null)}
      version={older}
    />
  );
}

async function read(workspace: string, id: string) {
  const access = await requireAccess(workspace);
  try {
    const document = await getDocument(access, id);
    return { access, document, collection: await getCollection(access, document.collectionId) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

/** `?start=&end=` as a span of the text; anything else in the address is no passage. */
function passageOf(start: unknown, end: unknown, length: number | null): { start: number; end: number } | null {
  if (typeof start !== 'string' || typeof end !== 'string' || !/^\d{1,10}$/.test(start) || !/^\d{1,10}$/.test(end))
    return null;
  const span = { start: Number(start), end: Math.min(Number(end), length ?? Infinity) };
  return span.start < span.end ? span : null;
}

/** `?version=` of a version that was replaced; the newest one needs none. */
function versionOf(version: unknown, newest: number): number | null {
  if (typeof version !== 'string' || !/^[1-9]\d{0,8}$/.test(version) || Number(version) >= newest) return null;
  return Number(version);
}
