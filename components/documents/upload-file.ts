import { ApiProblem } from '@/components/api-client';
import type { UploadResult, UploadedDocument } from '@/lib/documents/schema';

interface Upload {
  workspaceId: string;
  /** Given for a new document. */
  collectionId?: string;
  /** Given to replace the file of a document. */
  documentId?: string;
  file: File;
  /** Makes it a document of its own, whatever has its name already. */
  separate?: boolean;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/**
 * Sends one file, telling how much of it has gone: `fetch` can't.
 *
 * @returns the new or existing document; null where a file was replaced
 * @throws ApiProblem for every answer that isn't a success
 */
export function uploadFile({
  workspaceId,
  collectionId,
  documentId,
  file,
  separate = false,
  signal,
  onProgress,
}: Upload): Promise<UploadedDocument | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener('abort', stop);
    request.open('POST', documentId ? `/api/v1/documents/${documentId}/replace` : '/api/v1/documents');
    request.setRequestHeader('X-Bakeoff-Workspace', workspaceId);
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    request.onerror = () => reject(unreachable());
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status < 200 || request.status >= 300) reject(toProblem(request.status, body));
      else resolve(documentId ? null : ((body as UploadResult).items[0] ?? null));
    };
    const form = new FormData();
    if (collectionId) form.set('collectionId', collectionId);
    if (separate) form.set('sameName', 'separate');
    form.append('file', file);
    request.send(form);
  });
}

function unreachable(): ApiProblem {
  const detail = 'The server did not answer. The file is still here; try again when the connection is back.';
  return new ApiProblem(0, 'unreachable', 'Bakeoff can’t be reached', detail, [], {});
}

function toProblem(status: number, body: unknown): ApiProblem {
  const document = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string, fallback: string) => (typeof document[name] === 'string' ? document[name] : fallback);
  const errors = Array.isArray(document.errors) ? (document.errors as { path: string; message: string }[]) : [];
  const detail = errors[0]?.message ?? text('detail', 'It gave no reason.');
  return new ApiProblem(
    status,
    text('code', 'unknown'),
    text('title', `The server answered ${status}`),
    detail,
    errors,
    document,
  );
}
