import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, FilledTemplateTooLongError, ownValue, type FillablePart, type Variables } from './fill-template';
import { parseTemplate } from './parse-template';

const fillable = (template: string): FillablePart[] =>
  parseTemplate(template).filter((part): part is Exclude<typeof part, { kind: 'include' }> => part.kind !== 'include');
const fill = (template: string, variables: Variables) => fillTemplate(fillable(template), variables);

describe('fillTemplate', () => {
  it('puts values in without escaping them', () => {
    expect(fill('Hello {{ name }}!', { name: '<b>& "you"</b>' })).toEqual({
      text: 'Hello <b>& "you"</b>!',
      missing: [],
    });
  });

  it('writes numbers and booleans as JavaScript does', () => {
    expect(fill('{{n}} {{b}}', { n: 1.5, b: false }).text).toBe('1.5 false');
  });

  it('never looks into a value again', () => {
    expect(fill('{{a}}{{b}}', { a: '{{b}}', b: '{{a}}' }).text).toBe('{{b}}{{a}}');
    expect(fill('{{a}}', { a: "$& $1 $' $$" }).text).toBe("$& $1 $' $$");
  });

  it('names what is missing once and leaves it standing', () => {
    expect(fill('{{a}} {{b}} {{a}}', { b: '' })).toEqual({ text: '{{a}}  {{a}}', missing: ['a'] });
  });

  it('knows own properties only', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const name of names) expect(fill(`{{${name}}}`, {}).missing).toEqual([name]);
    const given = JSON.parse('{"__proto__":"p","constructor":"c"}') as Variables;
    expect(fill('{{__proto__}}{{constructor}}', given)).toEqual({ text: 'pc', missing: [] });
    expect(ownValue(given, 'toString')).toBeUndefined();
  });

  it('stops before the output grows beyond its limit', () => {
    const parts = Array.from({ length: 100_000 }, () => ({ kind: 'variable' as const, name: 'a' }));
    expect(() => fillTemplate(parts, { a: 'x'.repeat(100_000) })).toThrow(FilledTemplateTooLongError);
  });

  it('gives the values back in their places, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(fill('<{{a}}|{{b}}|{{a}}>', { a, b }).text).toBe(`<${a}|${b}|${a}>`);
      }),
    );
  });
});
