'use client';

import { useCallback, useState } from 'react';

/** Where the text is scrolled to; going to the same offset twice scrolls twice. */
export interface TextPosition {
  target: { offset: number } | null;
  goTo: (offset: number) => void;
}

export function useTextPosition(passage: { start: number; end: number } | null): TextPosition {
  const [target, setTarget] = useState<{ offset: number } | null>(passage ? { offset: passage.start } : null);
  const [shown, setShown] = useState(passage);
  // Another passage of the same document: the address changed while the page stayed.
  if (passage?.start !== shown?.start || passage?.end !== shown?.end) {
    setShown(passage);
    if (passage) setTarget({ offset: passage.start });
  }
  const goTo = useCallback((offset: number) => setTarget({ offset }), []);
  return { target, goTo };
}
