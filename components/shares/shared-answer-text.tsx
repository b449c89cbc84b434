'use client';

import { AnswerText } from '@/components/answer-text';
import type { SharedAnswer } from '@/lib/shares/schema';

interface SharedAnswerTextProps {
  /** Names the answer on the page, for the anchors of its passages. */
  place: string;
  text: string;
  citations: SharedAnswer['citations'];
  /** Null where the share was made without passages. */
  passages: NonNullable<SharedAnswer['passages']> | null;
}

/** An answer's Markdown, safe (T7); its citations lead to the passages below it, where they are part of the share. */
export function SharedAnswerText({ place, text, citations, passages }: SharedAnswerTextProps) {
  const shown = (passages ?? []).map((passage) => ({
    ...passage,
    documentId: '',
    start: 0,
    end: 0,
    score: 0,
    stages: {},
  }));
  return (
    <AnswerText
      text={text}
      citations={citations}
      passages={shown}
      withheld={passages === null}
      hrefFor={(passage) => `#${place}-passage-${passage.rank}`}
    />
  );
}
