'use client';

import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Waiting } from './use-comparison';

/** How long a provider asks to wait, counting down. */
export function WaitingFor({ waiting }: { waiting: Waiting }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((waiting.until - now) / 1000));
  return (
    <p className="text-muted-foreground flex items-start gap-2 text-sm">
      <Hourglass className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>
        {waiting.reason} Going on in <span className="tabular">{seconds} s</span>.
      </span>
    </p>
  );
}
