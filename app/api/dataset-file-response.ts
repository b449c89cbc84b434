import type { exportCases } from '@/lib/datasets';

/** An export as a download; its name is made of harmless characters. */
export function datasetFileResponse({ text, mimeType, fileName }: Awaited<ReturnType<typeof exportCases>>): Response {
  return new Response(text, {
    headers: {
      'Content-Type': mimeType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
