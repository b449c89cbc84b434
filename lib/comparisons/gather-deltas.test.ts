import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerProgress } from '@/lib/answers';
import { gatherDeltas } from './gather-deltas';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathering() {
  const sent: AnswerProgress[] = [];
  return { sent, ...gatherDeltas(25, (progress) => sent.push(progress)) };
}
const delta = (text: string) => ({ type: 'delta', text }) as const;

describe('gathering the pieces of an answer', () => {
  it('sends the first at once and what follows within a moment together', () => {
    const { sent, emit } = gathering();
    emit(delta('One'));
    expect(sent).toEqual([delta('One')]);
    for (const piece of [' two', ' three', ' four']) emit(delta(piece));
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(25);
    expect(sent).toEqual([delta('One'), delta(' two three four')]);
  });

  it('sends at once again after a silence', () => {
    const { sent, emit } = gathering();
    emit(delta('a'));
    vi.advanceTimersByTime(60);
    emit(delta('b'));
    expect(sent).toEqual([delta('a'), delta('b')]);
  });

  it('loses nothing at the end', () => {
    const { sent, emit, flush } = gathering();
    for (const piece of 'abc') emit(delta(piece));
    flush();
    expect(sent).toEqual([delta('a'), delta('bc')]);
    vi.advanceTimersByTime(100);
    expect(sent).toHaveLength(2);
  });

  it('lets nothing overtake a piece of text', () => {
    const { sent, emit } = gathering();
    emit(delta('a'));
    emit(delta('b'));
    emit({ type: 'fallback', model: 'other/model' });
    expect(sent.map(({ type }) => type)).toEqual(['delta', 'delta', 'fallback']);
  });

  it('keeps reasoning apart from text', () => {
    const { sent, emit, flush } = gathering();
    emit({ type: 'delta', text: '', reasoning: 'Hm' });
    emit({ type: 'delta', text: '', reasoning: ', so' });
    emit(delta('Yes'));
    flush();
    expect(sent).toEqual([
      { type: 'delta', text: '', reasoning: 'Hm' },
      { type: 'delta', text: 'Yes', reasoning: ', so' },
    ]);
  });
});
