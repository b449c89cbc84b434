import type { Hit } from '@/lib/retrieval/schema';

/** A passage for tests: of `guide.md`, its context being itself. */
export function someHit(given: Partial<Hit>): Hit {
  const { rank = 1, start = 0, text = 'Cats purr.' } = given;
  const end = given.end ?? start + text.length;
  return {
    rank,
    chunkId: `chk_${start}`,
    documentId: 'doc_1',
    documentName: 'guide.md',
    start,
    end,
    page: null,
    headingPath: [],
    text,
    context: { start, end, text },
    score: 1 / rank,
    stages: {},
    ...given,
  };
}
