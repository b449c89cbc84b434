'use client';

import { createContext, useContext } from 'react';
import type { Passage } from '@/components/passage';

export interface CitationSource {
  /** The passages that the model was given, by rank. */
  passages: readonly Passage[];
  /** Ranks that the server checked; a rank that is not in it is judged by whether a passage has it. */
  verified: ReadonlyMap<number, boolean>;
  /** Where a passage is opened; undefined where it can't be (in a share). */
  hrefFor?: ((passage: Passage) => string) | undefined;
  /** The passages exist but are not part of what is shown (a share without them). */
  withheld?: boolean | undefined;
}

const CitationContext = createContext<CitationSource>({ passages: [], verified: new Map() });

export const CitationProvider = CitationContext.Provider;

export function useCitationSource(): CitationSource {
  return useContext(CitationContext);
}
