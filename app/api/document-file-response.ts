import type { getDocumentFile } from '@/lib/documents';

/**
 * A file that somebody uploaded, as a download and nothing else: never shown inline, never sniffed, and sandboxed should a
 * browser show it all the same (T6).
 */
export function documentFileResponse({ document, body }: Awaited<ReturnType<typeof getDocumentFile>>): Response {
  return new Response(body, {
    headers: {
      'Content-Type': document.mimeType || 'application/octet-stream',
      'Content-Length': String(document.bytes),
      'Content-Disposition': `attachment; filename="${asciiName(document.name)}"; filename*=UTF-8''${encodedName(document.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, no-store',
    },
  });
}

const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]|["\\%]/g, '_');

/** RFC 8187 allows less than encodeURIComponent leaves alone. */
const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
