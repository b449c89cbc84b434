import { expect, it } from 'vitest';
import { replaceName } from './replace-name';

it('replaceName changes placeholders of that name and nothing else', () => {
  const text = 'questoin {{ questoin }} {{other}} {{> questoin@latest}} {{#questoin}}';
  expect(replaceName(text, 'variable', 'questoin', 'question')).toBe(
    'questoin {{question}} {{other}} {{> questoin@latest}} {{#questoin}}',
  );
  expect(replaceName(text, 'include', 'questoin', 'a/b')).toContain('{{> a/b@latest}}');
});
