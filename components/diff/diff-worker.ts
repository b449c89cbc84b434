import { agreementMap, diffTexts } from '@/lib/differences';
import type { Reply, Request } from './diff-thread';

// The thread in which texts are compared, so that long ones don't hold up the page.
self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { id, work } = data;
  const result =
    work.kind === 'diff' ? diffTexts(work.before, work.after, work.unit) : agreementMap(work.columns, work.rows);
  self.postMessage({ id, result } satisfies Reply);
});
