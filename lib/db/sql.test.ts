import { describe, expect, it } from 'vitest';
import { escapeLike } from './sql';

describe('What somebody types into a search field', () => {
  it('is looked for letter by letter, whatever LIKE makes of it', () => {
    expect(escapeLike(String.raw`50 %_\n`)).toBe(String.raw`50 \%\_\\n`);
  });
});
