import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, templateVariables } from './parse-template';

describe('parseTemplate', () => {
  it('finds variables with and without spaces inside', () => {
    expect(templateVariables('{{a}} {{ b }} {{\tc\t}} {{a}}')).toEqual(['a', 'b', 'c']);
  });

  it('takes letters of any script, digits, dots, hyphens and underscores as names', () => {
    expect(templateVariables('{{größe}} {{質問}} {{user.name}} {{first-name}} {{_x1}}')).toEqual([
      'größe',
      '質問',
      'user.name',
      'first-name',
      '_x1',
    ]);
  });

  it('leaves everything that is not exactly a placeholder literal', () => {
    const literal = '{{#if x}} {{/if}} {{ a + b }} {{}} {{ }} {{a b}} ${x} {% y %} {{> other}} {{a() }} {a} {{\na}}';
    expect(parseTemplate(literal)).toEqual([{ kind: 'text', text: literal, start: 0, end: literal.length }]);
  });

  it('finds includes with their prompt and label', () => {
    expect(parseTemplate('x{{> team/tone.v2@production }}')).toEqual([
      { kind: 'text', text: 'x', start: 0, end: 1 },
      { kind: 'include', prompt: 'team/tone.v2', label: 'production', start: 1, end: 31 },
    ]);
  });

  it('takes the innermost braces of three', () => {
    expect(parseTemplate('{{{a}}}').map((part) => part.kind)).toEqual(['text', 'variable', 'text']);
  });

  it('covers the whole template without gaps', () => {
    const fragment = fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{{a}}', '{{ b }}', '{{> p@l}}', '{'));
    fc.assert(
      fc.property(fc.array(fragment), (fragments) => {
        const template = fragments.join('');
        const parts = parseTemplate(template);
        expect(parts.map((part) => template.slice(part.start, part.end)).join('')).toBe(template);
        for (const part of parts)
          if (part.kind === 'text') expect(part.text).toBe(template.slice(part.start, part.end));
      }),
    );
  });

  it('takes linear time over hostile input', () => {
    const started = performance.now();
    for (const unit of ['{{', '{{ ', '{{a', '{{> a@', '{{\t']) parseTemplate(unit.repeat(200_000));
    parseTemplate(`{{${' '.repeat(400_000)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
