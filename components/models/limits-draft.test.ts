import { expect, it } from 'vitest';
import { fromLimitsDraft, toLimitsDraft } from './limits-draft';

it('Limits and time-outs come back from the form as they went in, and what is empty is left out', () => {
  const saved = { limits: { requestsPerMinute: 60 }, timeouts: { firstTokenMs: 1_500, totalMs: 900_000 } };
  expect(toLimitsDraft(saved)).toMatchObject({
    requestsPerMinute: '60',
    concurrency: '',
    firstToken: '1.5',
    total: '900',
  });
  expect(fromLimitsDraft(toLimitsDraft(saved))).toEqual(saved);
  expect(fromLimitsDraft(toLimitsDraft(null))).toEqual({ limits: {}, timeouts: {} });
});

it('What is no number is sent as one that is refused, not left out', () => {
  expect(fromLimitsDraft({ ...toLimitsDraft(null), concurrency: 'many' }).limits).toEqual({ concurrency: -1 });
});
