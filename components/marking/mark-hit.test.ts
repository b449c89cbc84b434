import { describe, expect, it } from 'vitest';
import { partOf } from './mark-hit';

const hit = { documentId: 'doc', documentName: 'a.md', start: 100, end: 123, text: 'Tea came in the spring.' };

describe('Marking a hit', () => {
  it('takes what is selected in it, at its place in the document', () => {
    expect(partOf(hit, ' came in ')).toEqual({ ...hit, start: 104, end: 111, text: 'came in' });
  });

  it('takes all of it where nothing in it is selected', () => {
    expect(partOf(hit, '')).toEqual(hit);
    expect(partOf(hit, 'other words')).toEqual(hit);
  });
});
