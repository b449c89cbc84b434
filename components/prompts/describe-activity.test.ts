import { describe, expect, it } from 'vitest';
import type { Activity } from '@/lib/prompts/schema';
import { describeActivity, reasonOf } from './describe-activity';

const activity = (changes: Partial<Activity>): Activity => ({
  id: 'pac_1',
  prompt: 'p',
  kind: 'label_moved',
  version: 2,
  label: 'production',
  actor: { id: null, name: 'Ana', byKey: false },
  data: {},
  createdAt: '2026-11-21T00:00:00.000Z',
  ...changes,
});

describe('describeActivity', () => {
  it('says where a label went from and to, with the shares of a split', () => {
    const from = { version: 1, split: null };
    const to = { version: 2, split: { version: 3, weight: 0.125 } };
    expect(describeActivity(activity({ data: { from, to } }))).toBe(
      'moved production from version 1 to version 2 (87.5 %) and 3 (12.5 %)',
    );
    expect(describeActivity(activity({ data: { from: null, to: from } }))).toBe('set production to version 1');
    expect(describeActivity(activity({ kind: 'label_removed', data: { from, to: null } }))).toBe(
      'removed production from version 1',
    );
  });

  it('names what it has no sentence for', () => {
    expect(describeActivity(activity({ kind: 'made_up' }))).toBe('made up');
  });

  it('gives the reason of a move and the message of a version', () => {
    expect(reasonOf(activity({ data: { reason: 'Better' } }))).toBe('Better');
    expect(reasonOf(activity({ kind: 'version_saved', data: { message: 'First' } }))).toBe('First');
    expect(reasonOf(activity({}))).toBe('');
  });
});
