import { endpoint } from '@/app/api/endpoint';
import { restoreVersion } from '@/lib/documents';
import { documentSchema } from '@/lib/documents/schema';
import { z } from 'zod';
import { idParams } from '../../../../../id-params';

const params = idParams.extend({ version: z.coerce.number().int().positive() });

export const POST = endpoint(
  {
    summary: 'Make an older version of a document the newest',
    description: 'Its file becomes the next version and is read again; nothing that came between is lost.',
    tag: 'Documents',
    needs: 'write',
    params,
    response: documentSchema,
    status: 202,
  },
  async ({ access, params }) => restoreVersion(access, params.id, params.version),
);
