'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { MODES, type Mode } from '@/lib/retrieval/schema';

/** What is asked of an index. It stands in the address, so that a result can be reloaded and sent to a colleague. */
export interface AskState {
  question: string;
  mode: Mode;
  topK: number;
  /** A passage that should have been found: a document's name and words from it. */
  missing: { documentName: string; quote: string } | null;
}

export function useAskState(): [AskState, (state: AskState) => void] {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const state = useMemo((): AskState => {
    const mode = MODES.find((candidate) => candidate === parameters.get('mode')) ?? 'hybrid';
    const topK = Number(parameters.get('k') ?? 10);
    const [documentName, quote] = [parameters.get('document'), parameters.get('quote')];
    return {
      question: parameters.get('q') ?? '',
      mode,
      topK: Number.isInteger(topK) && topK >= 1 && topK <= 200 ? topK : 10,
      missing: documentName && quote ? { documentName, quote } : null,
    };
  }, [parameters]);
  const setState = useCallback(
    ({ question, mode, topK, missing }: AskState) => {
      const next = new URLSearchParams({ q: question, mode, k: String(topK) });
      if (missing) {
        next.set('document', missing.documentName);
        next.set('quote', missing.quote);
      }
      window.history.pushState(null, '', `${pathname}?${next}`);
    },
    [pathname],
  );
  return [state, setState];
}
