import { missingParts } from '@/lib/jobs';

export const dynamic = 'force-dynamic';

/** 200 when the database, the migrations and a worker are there; else 503 with what is missing. */
export async function GET(): Promise<Response> {
  const missing = await missingParts();
  const body = missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing };
  return Response.json(body, {
    status: missing.length === 0 ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', ...(missing.length > 0 ? { 'Retry-After': '2' } : {}) },
  });
}
