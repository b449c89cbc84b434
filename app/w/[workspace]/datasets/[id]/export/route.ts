import { z } from 'zod';
import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';
import { datasetFileResponse } from '@/app/api/dataset-file-response';
import { exportCases } from '@/lib/datasets';
import { exportFormatSchema } from '@/lib/datasets/schema';
import { BakeoffError } from '@/lib/errors';

const querySchema = z.object({
  format: exportFormatSchema.catch('json'),
  version: z.coerce.number().int().min(0).optional().catch(undefined),
});

/** The export as a link in the page needs it: a link can't name the workspace in a header. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> {
  const { workspace, id } = await params;
  const access = await requireAccess(workspace);
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const file = await exportCases(access, id, query).catch((error: unknown) => {
    if (error instanceof BakeoffError && error.status === 404) notFound();
    throw error;
  });
  return datasetFileResponse(file);
}
