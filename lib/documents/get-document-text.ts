import type { Access } from '@/lib/auth/schema';
import { DocumentNotReadyError } from './document-not-ready-error';
import { getDocument } from './get-document';
import type { DocumentContent } from './schema';
import { findContent } from './store';

/** @throws DocumentNotReadyError while it is being read, or when that failed */
export async function getDocumentText(access: Pick<Access, 'workspaceId'>, id: string): Promise<DocumentContent> {
  const document = await getDocument(access, id);
  const content = document.status === 'ready' ? await findContent(access.workspaceId, id) : null;
  if (!content) throw new DocumentNotReadyError(document.status, document.error?.detail ?? null);
  return { text: content.text, pages: content.pages, outline: content.outline };
}
