import { describe, expect, it } from 'vitest';
import { placeContext } from './place-context';
import type { Template } from './schema';

const system: Template['messages'][number] = { role: 'system', parts: [{ kind: 'text', text: 'Be brief.' }] };
const user: Template['messages'][number] = { role: 'user', parts: [{ kind: 'variable', name: 'question' }] };

describe('placeContext', () => {
  it('puts passages before the last user message of a prompt that has no place for them', () => {
    expect(placeContext([system, user], true)).toEqual([
      system,
      { role: 'user', parts: [{ kind: 'variable', name: 'context' }, { kind: 'text', text: '\n\n' }, ...user.parts] },
    ]);
  });

  it('never puts them into a system message', () => {
    expect(placeContext([system], true)).toEqual([
      system,
      { role: 'user', parts: [{ kind: 'variable', name: 'context' }] },
    ]);
  });

  it('leaves a prompt alone that has a place, and one without passages', () => {
    const placed: Template['messages'] = [{ role: 'user', parts: [{ kind: 'variable', name: 'context' }] }];
    expect(placeContext(placed, true)).toBe(placed);
    expect(placeContext([user], false)).toEqual([user]);
  });
});
