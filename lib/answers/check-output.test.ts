import { describe, expect, it } from 'vitest';
import { checkOutput } from './check-output';

const schema = {
  type: 'object',
  properties: { height: { type: 'integer' }, pattern: { type: 'string', pattern: '(a+)+$' } },
  required: ['height'],
  additionalProperties: false,
};

describe('checkOutput', () => {
  it('says nothing about an answer that follows its schema', () => {
    expect(checkOutput({ height: 42 }, schema)).toBeNull();
    expect(checkOutput({ height: 42, pattern: 'a' }, schema)).toBeNull();
  });

  it('names what does not follow, place by place', () => {
    const error = checkOutput({ height: 'tall', width: 1 }, schema);
    expect(error?.code).toBe('output_mismatch');
    expect(error?.detail).toMatch(/height: .*expected (number|int).*; the whole: .*"width"/);
    expect(checkOutput({ height: 1, pattern: 2 }, schema)?.detail).toMatch(/pattern: .*expected string/);
  });

  it('says that an answer is no JSON', () => {
    expect(checkOutput(undefined, schema)?.detail).toMatch(/not JSON/);
  });

  it('runs no regular expression of a schema, and holds nothing against one that it cannot read', () => {
    const began = performance.now();
    expect(checkOutput({ height: 1, pattern: `${'a'.repeat(40)}!` }, schema)).toBeNull();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(checkOutput(1, { if: {}, then: {}, else: {} })).toBeNull();
  });
});
