import type { AnswerProgress } from '@/lib/answers';

/**
 * Puts the pieces of text of one answer together that come within a moment: what a model says in twenty tokens, nobody reads in
 * twenty steps, and each event is numbered, saved and sent by itself. The first piece, and one after a silence, goes at once.
 *
 * @param withinMs the longest that a piece waits, in milliseconds
 */
export function gatherDeltas(withinMs: number, emit: (progress: AnswerProgress) => void) {
  let gathered = { text: '', reasoning: '' };
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    const { text, reasoning } = gathered;
    gathered = { text: '', reasoning: '' };
    if (text !== '' || reasoning !== '') emit({ type: 'delta', text, ...(reasoning === '' ? {} : { reasoning }) });
  }

  function onTime(): void {
    timer = undefined;
    if (gathered.text === '' && gathered.reasoning === '') return;
    send();
    timer = setTimeout(onTime, withinMs);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    send();
  }

  return {
    emit(progress: AnswerProgress): void {
      if (progress.type !== 'delta') {
        flush();
        return emit(progress);
      }
      gathered.text += progress.text;
      gathered.reasoning += progress.reasoning ?? '';
      if (timer) return;
      send();
      timer = setTimeout(onTime, withinMs);
    },
    /** Sends what is left; to be called when nothing comes any more. */
    flush,
  };
}
