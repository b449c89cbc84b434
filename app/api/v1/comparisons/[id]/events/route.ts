import { z } from 'zod';
import { hasNothingAfter } from '@/lib/comparisons';
import { ValidationError } from '@/lib/errors';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';
import { streamEvents } from '../../stream-events';

const eventsQuery = z.object({
  /** For clients that can't set the header. The header holds where both are given. */
  after: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
});

export const GET = endpoint(
  {
    summary: 'Follow a comparison from an event on',
    description:
      'Server-sent events: `comparison.started`, `answer.queued`, `answer.started`, `answer.waiting`, `answer.retrieved`, `answer.delta`, ' +
      '`answer.finished`, `answer.failed`, `comparison.finished`. With `Last-Event-ID` (or `after`) it goes on after that event without ' +
      'a gap and with nothing doubled; without, it begins at the first. Ends when the comparison has; 204 where nothing is left to say.',
    tag: 'Comparisons',
    needs: 'read',
    params: comparisonPath,
    query: eventsQuery,
    contentType: 'text/event-stream',
  },
  async ({ access, params, query, request }) => {
    const after = lastEventId(request) ?? query.after ?? 0;
    // A browser's EventSource comes back for ever to a stream that ends; 204 tells it that there is no more.
    if (await hasNothingAfter(access, params.id, after)) {
      return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
    }
    return streamEvents(access, params.id, after, request);
  },
);

function lastEventId(request: Request): number | undefined {
  const given = request.headers.get('last-event-id');
  if (given === null || given === '') return undefined;
  if (!/^\d{1,9}$/.test(given)) {
    throw new ValidationError([{ path: 'Last-Event-ID', message: 'must be the id of an event' }]);
  }
  return Number(given);
}
