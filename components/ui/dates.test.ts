import { expect, it } from 'vitest';
import { formatDay, formatMoment } from './dates';

it('A day reads the same in every time zone, from a day or a moment', () => {
  expect(formatDay('2026-11-21')).toBe('21 Nov 2026');
  expect(formatDay('2026-11-21T23:59:59.000Z')).toBe('21 Nov 2026');
});

it('A moment is a day, written as all others, with the hour and minute', () => {
  expect(formatMoment(new Date(2026, 10, 21, 3, 9).toISOString())).toBe('21 Nov 2026, 03:09');
});
