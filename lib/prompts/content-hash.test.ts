import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from './content-hash';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, shuffled(field)]),
  );
};

describe('canonicalJson', () => {
  it('sorts keys by code unit and leaves absent fields out', () => {
    expect(canonicalJson({ b: 1, a: [undefined, null], c: undefined, B: { z: 'é', y: true } })).toBe(
      '{"B":{"y":true,"z":"é"},"a":[null,null],"b":1}',
    );
  });

  it('keeps __proto__ as a key', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}');
  });

  it('reads back as the same value, whatever the order of keys was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });
});

describe('contentHash', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    expect(contentHash({ messages: [{ role: 'user', content: '{{question}}' }], tools: undefined })).toBe(
      contentHash({ messages: [{ content: '{{question}}', role: 'user' }] }),
    );
    expect(contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('tells null from absent', () => {
    expect(contentHash({ retrieval: null })).not.toBe(contentHash({}));
  });
});
