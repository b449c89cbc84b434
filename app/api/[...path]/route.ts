import { endpoint } from '@/app/api/endpoint';
import { NotFoundError } from '@/lib/errors';

/** Everything under /api that isn't there, so that a program gets a problem document and no page. */
const nothing = endpoint({ summary: 'Nothing', tag: 'Nothing', needs: 'nothing' }, ({ request }): Promise<never> =>
  Promise.reject(new NotFoundError('Address', new URL(request.url).pathname)),
);

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
