import { describe, expect, it } from 'vitest';
import { filterOf, filterParams, isFiltered } from './document-filter';

const read = (address: string) => {
  const search = new URLSearchParams(address);
  return filterOf((name) => search.get(name));
};

describe('The filter of the list of documents', () => {
  it('goes into the address and comes back out of it', () => {
    const filter = { q: 'tides & winds', in: 'text', status: 'failed', format: 'pdf', tag: 'sea' } as const;
    expect(read(new URLSearchParams(filterParams(filter)).toString())).toEqual(filter);
    expect(isFiltered(filter)).toBe(true);
  });

  it('leaves out what is none', () => {
    expect(read('q=&in=else&status=lost&tag=&collection=col_1')).toEqual({});
    expect(isFiltered({})).toBe(false);
    expect(read(`q=${'x'.repeat(500)}`).q).toHaveLength(200);
  });
});
