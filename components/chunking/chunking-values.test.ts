import { describe, expect, it } from 'vitest';
import { chunkingSchema, chunkingStrategies } from '@/lib/chunking/schema';
import { chunkingDefaults, chunkingFieldError, toChunking } from './chunking-values';

describe('the values of a chunking form', () => {
  it('begin with settings that work, for every strategy', () => {
    for (const { id, defaults } of chunkingStrategies) {
      expect(toChunking(chunkingDefaults(id))).toEqual(chunkingSchema.parse(defaults));
    }
  });

  it('say which field is wrong', () => {
    const form = { ...chunkingDefaults('parent-child'), parentSize: '10' };
    expect(toChunking(form)).toBeNull();
    expect(chunkingFieldError(form, 'parentSize')).toBe('Must be at least the size.');
    expect(chunkingFieldError(form, 'size')).toBeUndefined();
    expect(chunkingFieldError({ ...form, size: '4.5' }, 'size')).toBe('Type a whole number.');
  });
});
