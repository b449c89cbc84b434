'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiProblem } from '@/components/api-client';

interface Change {
  busy: boolean;
  problem: ApiProblem | undefined;
  /** Does the work and shows the page anew; what the API refused becomes `problem`, and the answer `undefined`. */
  run: <Answer>(work: () => Promise<Answer>) => Promise<Answer | undefined>;
  forget: () => void;
}

/** One change on the server at a time, with what became of it. */
export function useChange(): Change {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async <Answer>(work: () => Promise<Answer>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await work();
      router.refresh();
      return answer;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, forget: () => setProblem(undefined) };
}
