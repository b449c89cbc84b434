import { documentFileResponse } from '@/app/api/document-file-response';
import { requireAccess } from '@/app/access';
import { getDocumentFile } from '@/lib/documents';
import { BakeoffError } from '@/lib/errors';
import { notFound } from 'next/navigation';

/** The download as a link in the page needs it: a link can't name the workspace in a header. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> {
  const { workspace, id } = await params;
  const access = await requireAccess(workspace);
  const version = new URL(request.url).searchParams.get('version') ?? '';
  const file = await getDocumentFile(access, id, /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined).catch(
    (error: unknown) => {
      if (error instanceof BakeoffError && error.status === 404) notFound();
      throw error;
    },
  );
  return documentFileResponse(file);
}
