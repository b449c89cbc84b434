import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, metadataOf, readField, tagsOf, writeField } from './metadata-fields';

describe('Fields of metadata', () => {
  it('come back as they were, whatever kind of value they have', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => name.trim() === name),
          fc.jsonValue(),
        ),
        (metadata) => {
          const plain = JSON.parse(JSON.stringify(metadata)) as Record<string, unknown>;
          expect(metadataOf(fieldsOf(plain))).toEqual(plain);
        },
      ),
    );
  });

  it('are texts unless they are JSON', () => {
    expect(['Cork', '2024', '"2024"', 'true', '[1]', '{"a":1}', '{a}', ''].map(readField)).toEqual([
      'Cork',
      2024,
      '2024',
      true,
      [1],
      { a: 1 },
      '{a}',
      '',
    ]);
    expect(writeField('2024')).toBe('"2024"');
    expect(writeField('a "word"')).toBe('a "word"');
  });

  it('may have any name, and tags are divided by commas', () => {
    const metadata = metadataOf([
      { name: '__proto__', value: 'x' },
      { name: ' ', value: 'y' },
    ]);
    expect(Object.entries(metadata)).toEqual([['__proto__', 'x']]);
    expect(tagsOf(' sea,rope, ,sea')).toEqual(['sea', 'rope']);
  });
});
