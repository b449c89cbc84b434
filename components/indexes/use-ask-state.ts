'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { RetrievalSettings } from '@/components/retrieval';
import { MODES, retrievalSchema, type Mode } from '@/lib/retrieval/schema';

/** What is asked of an index. It stands in the address, so that a result can be reloaded and sent to a colleague. */
export interface AskState {
  question: string;
  mode: Mode;
  topK: number;
  /** The stages after the search. */
  options: RetrievalSettings;
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
      options: readOptions(parameters.get('options')),
      missing: documentName && quote ? { documentName, quote } : null,
    };
  }, [parameters]);
  const setState = useCallback(
    ({ question, mode, topK, options, missing }: AskState) => {
      const next = new URLSearchParams({ q: question, mode, k: String(topK) });
      if (Object.keys(options).length > 0) next.set('options', JSON.stringify(options));
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

const optionsSchema = retrievalSchema
  .pick({
    efSearch: true,
    probes: true,
    minScore: true,
    mmr: true,
    rerank: true,
    expand: true,
    maxContextTokens: true,
    candidates: true,
  })
  .partial();

/** What an address says, as far as it makes sense. */
function readOptions(text: string | null): RetrievalSettings {
  if (text === null) return {};
  try {
    return optionsSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
