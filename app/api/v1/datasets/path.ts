import { z } from 'zod';

export const datasetPath = z.object({ id: z.string().min(1).max(100) });
export const casePath = datasetPath.extend({ caseId: z.string().min(1).max(100) });
export const datasetVersionPath = datasetPath.extend({ version: z.coerce.number().int().min(0) });
