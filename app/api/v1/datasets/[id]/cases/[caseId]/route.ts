import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { getCase, removeCases, updateCase } from '@/lib/datasets';
import { caseSchema, casesChangeSchema, updateCaseSchema } from '@/lib/datasets/schema';
import { casePath } from '../../../path';

export const GET = endpoint(
  {
    summary: 'Read one case',
    tag: 'Datasets',
    needs: 'read',
    params: casePath,
    query: z.strictObject({ version: z.coerce.number().int().min(0).optional() }),
    response: caseSchema,
  },
  async ({ access, params, query }) => getCase(access, params.id, params.caseId, query.version),
);

export const PATCH = endpoint(
  {
    summary: 'Change a case',
    description: 'Makes a new version. What is not given stays; `evidence` and `tags` replace what was there.',
    tag: 'Datasets',
    needs: 'write',
    params: casePath,
    body: updateCaseSchema,
    response: casesChangeSchema,
  },
  async ({ access, params, body }) => updateCase(access, params.id, params.caseId, body),
);

export const DELETE = endpoint(
  {
    summary: 'Take a case out',
    description: 'As a new version; older versions keep it.',
    tag: 'Datasets',
    needs: 'write',
    params: casePath,
    response: casesChangeSchema,
  },
  async ({ access, params }) => removeCases(access, params.id, { caseIds: [params.caseId] }),
);
