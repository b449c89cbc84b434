import type { Access } from '@/lib/auth/schema';
import { BakeoffError, PayloadTooLargeError } from '@/lib/errors';
import { createOutgoing, type Outgoing, proxyFromEnvironment, UrlBlockedError } from '@/lib/security';
import { settings } from '@/lib/settings';
import { adoptFiles } from './adopt-files';
import { getCollection } from './get-collection';
import { nameOfResponse } from './name-of-response';
import type { ImportUrl, UploadResult } from './schema';
import { stageFile } from './stage-file';
import { removeStagedFiles } from './staging/store';

const TIMEOUT_MS = 30_000;

/**
 * Fetches a page or file and makes a document of it.
 *
 * @throws UrlBlockedError for an address that may not be reached; BakeoffError `url_unreachable` (422) when it gives no file
 */
export async function importUrl(
  access: Access,
  { collectionId, url, metadata, sameName }: ImportUrl,
  outgoing: Outgoing = defaultOutgoing(),
): Promise<UploadResult> {
  const { workspaceId } = access;
  await getCollection(access, collectionId);
  const limitBytes = settings().maxUploadBytes;
  const response = await fetchFile(outgoing, url);
  const file = {
    name: nameOfResponse(response, url),
    mimeType: response.headers.get('content-type') ?? undefined,
    source: (response.body ?? new ReadableStream()) as unknown as AsyncIterable<Uint8Array>,
  };
  const begun: string[] = [];
  try {
    const staged = await stageFile(workspaceId, collectionId, file, limitBytes, {
      onStaged: (id) => begun.push(id),
    }).catch((error: unknown) => {
      throw error instanceof BakeoffError ? error : unreachable(url, 'the connection was cut off');
    });
    if (staged.tooLarge) throw new PayloadTooLargeError(`“${staged.name}”`, limitBytes);
    return {
      items: await adoptFiles([staged], { workspaceId, collectionId, metadata, sameName, sourceUrl: url, limitBytes }),
    };
  } finally {
    await removeStagedFiles(workspaceId, begun);
  }
}

let shared: Outgoing | undefined;

function defaultOutgoing(): Outgoing {
  const { allowedHosts, maxUploadBytes } = settings();
  return (shared ??= createOutgoing({
    allowedHosts,
    proxy: proxyFromEnvironment(process.env),
    // A little more than the limit, so that a file beyond it is named as too large and not as cut off.
    maxBytes: maxUploadBytes + 1_000_000,
    timeoutMs: TIMEOUT_MS,
  }));
}

async function fetchFile(outgoing: Outgoing, url: string): Promise<Response> {
  const response = await outgoing
    .fetch(url, { headers: { accept: 'text/html, application/pdf, text/*, */*' } })
    .catch((error: unknown) => {
      throw error instanceof UrlBlockedError || error instanceof BakeoffError
        ? error
        : unreachable(url, 'nothing answered');
    });
  if (response.ok) return response;
  await response.body?.cancel();
  throw unreachable(url, `it answered ${response.status}`);
}

function unreachable(url: string, reason: string): BakeoffError {
  return new BakeoffError({
    code: 'url_unreachable',
    status: 422,
    title: 'Nothing to import',
    detail: `${url} could not be fetched: ${reason}.`,
  });
}
