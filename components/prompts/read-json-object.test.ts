import { describe, expect, it } from 'vitest';
import { readJsonObject } from './read-json-object';

describe('readJsonObject', () => {
  it('reads an object, and nothing as nothing', () => {
    expect(readJsonObject(' {"type":"object"} ')).toEqual({ value: { type: 'object' } });
    expect(readJsonObject('\n')).toEqual({ value: undefined });
  });

  it('says what is wrong with everything else', () => {
    expect(readJsonObject('[1]').problem).toContain('must be an object');
    expect(readJsonObject('{"a":').problem).toContain('not JSON yet');
  });
});
