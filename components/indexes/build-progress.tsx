'use client';

import { useEffect, useState } from 'react';
import { Progress } from '@/components/ui/progress';
import type { Index } from '@/lib/indexes/schema';

interface Sample {
  done: number;
  at: number;
}

/** Seconds of history that the rate is taken over. */
const WINDOW_SECONDS = 15;

/** How far a build is, how fast it goes and how long it will take, in characters of text. */
export function BuildProgress({ index }: { index: Index }) {
  const { done, total } = index.progress;
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    const at = performance.now() / 1_000;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a clock is read here, which a render must not do
    setSamples((known) => [
      ...known.filter((sample) => at - sample.at < WINDOW_SECONDS && sample.done <= done),
      { done, at },
    ]);
  }, [done, total]);
  const [first, last] = [samples[0], samples.at(-1)];
  const seconds = first && last ? last.at - first.at : 0;
  const rate = first && last && seconds > 0.5 ? (last.done - first.done) / seconds : null;
  const waiting = total > 0 && done >= total;
  return (
    <Progress
      label={total === 0 ? 'Getting ready' : waiting ? 'Finishing' : 'Splitting and embedding'}
      done={done}
      total={total === 0 ? null : total}
      unit="characters"
      rate={rate}
      secondsLeft={rate ? (total - done) / rate : null}
    />
  );
}
