import { describe, expect, it } from 'vitest';
import { labelNameSchema, promptContentSchema, promptNameSchema, variablesSchema } from './schema';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('promptNameSchema', () => {
  it.each(['a', 'support/answer', 'a-b_c.d/9', '.hidden/x'])('takes %s', (name) => {
    expect(accepts(promptNameSchema, name)).toBe(true);
  });

  it.each(['', '/', '/a', 'a/', 'a//b', '../a', 'a/./b', 'A', 'a b', 'a@b', 'ä', 'a\\b', 'a'.repeat(201)])(
    'refuses %j',
    (name) => {
      expect(accepts(promptNameSchema, name)).toBe(false);
    },
  );
});

describe('labelNameSchema', () => {
  it('takes words and refuses numbers and slashes', () => {
    expect(['production', 'v1.2', '2026-beta'].every((label) => accepts(labelNameSchema, label))).toBe(true);
    expect(['1', '', 'a/b', 'A', '-x'].some((label) => accepts(labelNameSchema, label))).toBe(false);
  });
});

describe('variablesSchema', () => {
  it('keeps __proto__ and constructor as plain data', () => {
    const parsed = variablesSchema.parse(JSON.parse('{"__proto__":"p","constructor":"c","n":1}'));
    expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor', 'n']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it.each([null, [], 'x', { a: null }, { a: {} }, { a: '\0' }, { a: '\ud800' }])('refuses %j', (value) => {
    expect(accepts(variablesSchema, value)).toBe(false);
  });
});

describe('promptContentSchema', () => {
  const messages = [{ role: 'user', content: 'x' }];

  it('refuses unknown fields, unknown roles and no messages', () => {
    expect(accepts(promptContentSchema, { messages })).toBe(true);
    expect(accepts(promptContentSchema, { messages, extra: 1 })).toBe(false);
    expect(accepts(promptContentSchema, { messages: [{ role: 'tool', content: '' }] })).toBe(false);
    expect(accepts(promptContentSchema, { messages: [] })).toBe(false);
    expect(accepts(promptContentSchema, { messages, parameters: { temprature: 1 } })).toBe(false);
  });

  it('refuses characters that the database cannot hold', () => {
    expect(accepts(promptContentSchema, { messages: [{ role: 'user', content: 'a\0b' }] })).toBe(false);
    expect(accepts(promptContentSchema, { messages: [{ role: 'user', content: '\udc00' }] })).toBe(false);
  });
});
