import { describe, expect, it } from 'vitest';
import type { Filter } from '@/lib/retrieval/schema';
import { toCondition, toFilter, toFilterForm } from './filter-rows';

const row = (field: string, op: Parameters<typeof toCondition>[0]['op'], value: string) => ({
  key: 'k',
  field,
  op,
  value,
});

describe('A filter as lines of a form', () => {
  it.each<[string, Filter | undefined]>([
    ['none', undefined],
    ['one condition', { field: 'year', op: 'gte', value: 2024 }],
    [
      'all of several',
      {
        all: [
          { field: 'tags', op: 'contains', value: '2024' },
          { field: 'year', op: 'eq', value: '2024' },
        ],
      },
    ],
    [
      'any of several',
      {
        any: [
          { field: 'draft', op: 'eq', value: true },
          { field: 'owner', op: 'exists', value: false },
        ],
      },
    ],
    ['a list', { field: 'part', op: 'in', value: ['a', 3, '3'] }],
    ['a text field', { field: 'name', op: 'eq', value: '7' }],
  ])('comes back from them: %s', (_name, filter) => {
    expect(toFilter(toFilterForm(filter)!)).toEqual(filter);
  });

  it('that is nested is not shown as lines', () => {
    const inner: Filter = { any: [{ field: 'a', op: 'eq', value: 1 }] };
    expect(toFilterForm({ all: [inner] })).toBeNull();
  });

  it('leaves out lines that are not finished', () => {
    expect(toCondition(row('', 'eq', 'x'))).toBeNull();
    expect(toCondition(row('year', 'gt', ''))).toBeNull();
    expect(toCondition(row('year', 'in', ' , '))).toBeNull();
    const rows = [row('year', 'gt', ''), row('page', 'lte', '4')];
    expect(toFilter({ join: 'all', rows })).toEqual({ field: 'page', op: 'lte', value: 4 });
    expect(toFilter({ join: 'any', rows: [] })).toBeUndefined();
  });
});
