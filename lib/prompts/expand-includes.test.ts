import { describe, expect, it } from 'vitest';
import { expandedVariables, expandIncludes, type ResolveInclude } from './expand-includes';
import { ContextInSystemMessageError, IncludeError } from './template-problems';

const resolver =
  (prompts: Record<string, string[]>): ResolveInclude =>
  async ({ prompt, label }) => {
    const texts = prompts[`${prompt}@${label}`];
    return texts ? { prompt, version: 1, texts } : null;
  };
const user = (content: string) => [{ role: 'user' as const, content }];

describe('expandIncludes', () => {
  it('puts an included prompt in, its messages apart by an empty line, at any depth', async () => {
    const resolve = resolver({ 'tone@production': ['Be {{tone}}.', '{{> rules@beta}}'], 'rules@beta': ['No jokes.'] });
    const [message] = await expandIncludes(user('A {{> tone@production}} Z'), resolve);
    const text = message?.parts.map((part) => (part.kind === 'text' ? part.text : `<${part.name}>`)).join('');
    expect(text).toBe('A Be <tone>.\n\nNo jokes. Z');
    expect(expandedVariables([message!])).toEqual(['tone']);
  });

  it('says which include leads nowhere', async () => {
    const expanding = expandIncludes(user('{{> nobody@production}}'), resolver({}));
    await expect(expanding).rejects.toMatchObject({ status: 422, errors: [{ path: 'messages.0.content' }] });
    await expect(expanding).rejects.toThrow('nobody@production');
  });

  it('refuses a circle and names it', async () => {
    const resolve = resolver({ 'a@l': ['{{> b@l}}'], 'b@l': ['{{> a@l}}'] });
    await expect(expandIncludes(user('{{> a@l}}'), resolve)).rejects.toThrow('a@1 → b@1 → a@1');
  });

  it('refuses a chain that is too deep and a tree that is too wide', async () => {
    const chain = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}@l`, [`{{> p${i + 1}@l}}`]]));
    await expect(expandIncludes(user('{{> p0@l}}'), resolver(chain))).rejects.toThrow(IncludeError);
    const tree = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`p${i}@l`, [`{{> p${i + 1}@l}}`.repeat(9)]]));
    tree['p4@l'] = ['leaf'];
    await expect(expandIncludes(user('{{> p0@l}}'), resolver(tree))).rejects.toThrow('More than 200');
  });

  it('refuses retrieved text in a system message, directly or through an include', async () => {
    const resolve = resolver({ 'passages@production': ['Passages: {{context}}'] });
    const direct = expandIncludes([{ role: 'system', content: '{{context}}' }, ...user('x')], resolve);
    await expect(direct).rejects.toThrow(ContextInSystemMessageError);
    const through = expandIncludes([...user('x'), { role: 'system', content: '{{> passages@production}}' }], resolve);
    await expect(through).rejects.toThrow('through the include of passages@production');
    await expect(through).rejects.toMatchObject({ errors: [{ path: 'messages.1.content' }] });
    await expect(expandIncludes(user('{{> passages@production}}'), resolve)).resolves.toHaveLength(1);
  });
});
