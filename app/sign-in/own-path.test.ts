import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path';

describe('where signing in leads', () => {
  it.each([
    ['/w/team/prompts?folder=a#b', '/w/team/prompts?folder=a#b'],
    ['/', '/'],
    ['/w/team/../other', '/w/other'],
  ])('%j leads to %j', (next, expected) => {
    expect(ownPath(next)).toBe(expected);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    undefined,
    ['/a', '/b'],
  ])('%j leads home', (next) => {
    expect(ownPath(next)).toBe('/');
  });

  it('never ends in a path that a browser takes for another site', () => {
    for (const next of ['/.//evil.example', '/a/..//evil.example', '/x/%2e%2e//evil.example']) {
      expect(new URL(ownPath(next), 'https://here.example').origin).toBe('https://here.example');
    }
  });
});
