import { describe, expect, it } from 'vitest';
import { askHref, askParameters, readAsk, type Ask } from './ask-address';

const ask: Ask = {
  question: 'When & why?',
  mode: 'lexical',
  topK: 7,
  options: { mmr: { lambda: 0.4 }, filter: { field: 'page', op: 'gte', value: 3 } },
  missing: { documentId: 'doc_1', start: 4, end: 9 },
};

describe('What is asked of an index', () => {
  it.each([
    ['a place', ask],
    ['a quote', { ...ask, missing: { documentName: 'a b.md', quote: 'said so' } }],
    ['nothing', { ...ask, options: {}, missing: null }],
  ])('comes back from its address, with %s as the passage that is missing', (_name, expected) => {
    const address = new URL(askHref('team', 'idx_1', expected), 'http://localhost');
    expect(address.pathname).toBe('/w/team/indexes/idx_1');
    expect(readAsk(address.searchParams)).toEqual(expected);
  });

  it('is read as far as it makes sense', () => {
    const parameters = new URLSearchParams('q=x&mode=psychic&k=0&options={"topK":3}&in=doc_1&span=9-4');
    expect(readAsk(parameters)).toEqual({ question: 'x', mode: 'hybrid', topK: 10, options: {}, missing: null });
    expect(readAsk(new URLSearchParams('options=[')).options).toEqual({});
    expect([...askParameters(readAsk(new URLSearchParams())).keys()]).toEqual(['q', 'mode', 'k']);
  });
});
