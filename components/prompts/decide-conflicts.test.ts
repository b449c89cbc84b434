import { describe, expect, it } from 'vitest';
import type { MergeConflict, PromptContent } from '@/lib/prompts/schema';
import { decideConflicts } from './decide-conflicts';

const merged: PromptContent = {
  messages: [{ role: 'user', content: 'one MINE two ALSO three' }],
  parameters: { temperature: 0.1 },
  examples: [{ input: {}, output: 'mine' }],
};
const conflicts: MergeConflict[] = [
  { path: 'messages.0.content', start: 4, end: 8, base: 'b', theirs: 'THEIRS', mine: 'MINE' },
  { path: 'messages.0.content', start: 13, end: 17, base: 'b', theirs: 'x', mine: 'ALSO' },
  { path: 'parameters.temperature', base: 0, theirs: 0.9, mine: 0.1 },
  { path: 'examples', base: undefined, theirs: [], mine: merged.examples },
];

describe('decideConflicts', () => {
  it('leaves mine where nothing was decided', () => {
    expect(decideConflicts(merged, conflicts, [])).toEqual(merged);
  });

  it('puts theirs or base into exactly the places that were in conflict', () => {
    const decided = decideConflicts(merged, conflicts, ['theirs', 'base', 'theirs', 'base']);
    expect(decided).toEqual({
      messages: [{ role: 'user', content: 'one THEIRS two b three' }],
      parameters: { temperature: 0.9 },
    });
  });
});
