import { authenticate, may } from '@/lib/auth';
import type { Access } from '@/lib/auth/schema';
import { followComparison } from '@/lib/comparisons';
import type { NumberedEvent } from '@/lib/comparisons/schema';

/** How often a stream asks whether its reader may still read (T10: within 10 s). */
const CHECK_ACCESS_MS = 4_000;
/** How often a silent stream says that it lives, so that no proxy closes it. */
const KEEP_ALIVE_MS = 15_000;

/** Answers with the events of a comparison after one of them, as server-sent events, until it ends. */
export function streamEvents(access: Access, id: string, after: number, request: Request): Response {
  const away = new AbortController();
  request.signal.addEventListener('abort', () => away.abort(), { once: true });
  const events = followComparison({ workspaceId: access.workspaceId, id }, after, away.signal);
  const encoder = new TextEncoder();
  let checkAt = performance.now() + CHECK_ACCESS_MS;
  let sentAt = performance.now();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { value, done } = await events.next();
          if (done) return controller.close();
          const now = performance.now();
          if (now >= checkAt) {
            checkAt = now + CHECK_ACCESS_MS;
            if (!(await mayStillRead(access, request))) {
              away.abort();
              return controller.close();
            }
          }
          const text =
            value.length > 0 ? value.map(format).join('') : now - sentAt >= KEEP_ALIVE_MS ? ': alive\n\n' : '';
          if (text === '') continue;
          sentAt = now;
          return controller.enqueue(encoder.encode(text));
        }
      },
      cancel: () => away.abort(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function format({ seq, event: { type, ...data } }: NumberedEvent): string {
  return `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Asks again what was asked at the door: the session or key may have ended, the member may have been removed. */
async function mayStillRead(access: Access, request: Request): Promise<boolean> {
  try {
    const now = await authenticate({ headers: request.headers, workspace: access.workspaceId });
    return now.workspaceId === access.workspaceId && may(now, 'read');
  } catch {
    return false;
  }
}
