import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerTimes } from './timing-sections';

it('The sections of an answer’s time add up to its total, and waiting stands beside them', () => {
  const times = answerTimes({ queuedMs: 29.4, retrievalMs: 32.6, firstTokenMs: 66.2, totalMs: 71.1 });
  expect(times).toMatchObject({ waitedMs: 29, totalMs: 71 });
  expect(times.sections.map(({ label, ms }) => `${label} ${ms}`)).toEqual([
    'Search 33',
    'To the first token 33',
    'Writing 5',
  ]);
});

it('An answer that said nothing spent all its time on the way to the first token', () => {
  const { sections } = answerTimes({ queuedMs: 0, retrievalMs: null, firstTokenMs: null, totalMs: 1_200 });
  expect(sections).toEqual([expect.objectContaining({ label: 'To the first token', ms: 1_200 })]);
});

it('Whatever was measured, no section is negative and they add up', () => {
  const ms = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(ms, ms, ms, ms, (queuedMs, retrievalMs, firstTokenMs, totalMs) => {
      const times = answerTimes({ queuedMs, retrievalMs, firstTokenMs, totalMs });
      expect(times.sections.every((section) => section.ms > 0)).toBe(true);
      expect(times.sections.reduce((sum, section) => sum + section.ms, 0)).toBe(times.totalMs);
    }),
  );
});
