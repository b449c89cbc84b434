import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time';

describe('relativeTime', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T11:55:00Z', '5 min. ago'],
    ['2026-11-20T12:00:00Z', 'yesterday'],
    ['2026-12-21T12:00:00Z', 'next mo.'],
  ])('says of %s: %s', (iso, text) => {
    expect(relativeTime(iso, now)).toBe(text);
  });
});
