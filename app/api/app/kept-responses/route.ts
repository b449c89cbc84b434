import { endpoint } from '@/app/api/endpoint';
import { getReuse, setReuse } from '@/lib/models';
import { reuseSchema } from '@/lib/models/schema';

export const GET = endpoint(
  { summary: 'How long answers to exact requests are kept', tag: 'Models', needs: 'read', response: reuseSchema },
  ({ access }) => getReuse(access),
);

export const PATCH = endpoint(
  {
    summary: 'Keep answers to exact requests for so long',
    tag: 'Models',
    needs: 'admin',
    body: reuseSchema,
    response: reuseSchema,
  },
  ({ access, body }) => setReuse(access, body),
);
