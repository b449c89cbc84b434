import { endpoint } from '@/app/api/endpoint';
import { listComparisons } from '@/lib/comparisons';
import { measureHealth } from '@/lib/retrieval';
import { indexHealthSchema, measureHealthSchema } from '@/lib/retrieval/schema';
import { indexPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Measure the recall of an approximate index',
    description:
      'The share of the exact nearest neighbours that the approximate search finds, and its latency, for a range of `efSearch` or `probes`. The questions are those given, else those of the workspace’s newest comparisons, else sentences of the index’s own chunks. Takes at most about 20 seconds.',
    tag: 'Indexes',
    needs: 'run',
    params: indexPath,
    body: measureHealthSchema,
    response: indexHealthSchema,
  },
  async ({ access, params, body, request }) => {
    const asked = async () => {
      const { items } = await listComparisons(access, { limit: body.sample });
      return items.map(({ question }) => question).filter((question) => question.trim() !== '');
    };
    return measureHealth(access, params.id, body, asked, request.signal);
  },
);
