import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions';

const members = [
  { userId: 'ana', name: 'Ana' },
  { userId: 'maria', name: 'Ana Maria' },
  { userId: 'zoe', name: 'Zoë' },
];

describe('findMentions', () => {
  it('takes the longest name, whatever its case, each once', () => {
    expect(findMentions('@ana maria and @Ana, @ANA!', members)).toEqual(['maria', 'ana']);
    expect(findMentions('(@Zoë)', members)).toEqual(['zoe']);
  });

  it('is not misled by addresses and longer words', () => {
    expect(findMentions('write to x@ana.example or @anabel', members)).toEqual([]);
    expect(findMentions('@', members)).toEqual([]);
  });
});
