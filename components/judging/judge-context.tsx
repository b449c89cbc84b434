'use client';

import { createContext, useContext, type ReactNode } from 'react';

const JudgeContext = createContext<string | null>(null);

/** Says who judges on a page. */
export function JudgeProvider({ judge, children }: { judge: string; children: ReactNode }) {
  return <JudgeContext value={judge}>{children}</JudgeContext>;
}

/** Who judges on this page; null where nobody in particular does. */
export function useJudge(): string | null {
  return useContext(JudgeContext);
}
