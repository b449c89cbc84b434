'use client';

import { CloudOff } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { isServerAway, onReachabilityChange, reportAnswer } from './reachability';

function onlineChange(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says that the browser is offline or that the database is away, and goes by itself when it is over. */
export function ConnectionBanner() {
  const online = useSyncExternalStore(
    onlineChange,
    () => navigator.onLine,
    () => true,
  );
  const away = useSyncExternalStore(onReachabilityChange, isServerAway, () => false);

  useEffect(() => {
    if (!away) return;
    const timer = setInterval(() => {
      fetch('/api/ready')
        .then((response) => reportAnswer(response.ok ? null : { status: response.status }))
        .catch(() => undefined);
    }, 3000);
    return () => clearInterval(timer);
  }, [away]);

  const message = !online
    ? 'You are offline. What you type stays here and is saved when the connection is back.'
    : away
      ? 'The database can’t be reached at the moment. Your drafts are kept; this goes away by itself when it is back.'
      : null;
  return (
    <div role="status" className="sticky top-0 z-30 empty:hidden">
      {message === null ? null : (
        <p className="border-warning/40 bg-warning-soft flex items-center justify-center gap-2 border-b px-4 py-1.5 text-center text-sm">
          <CloudOff className="text-warning-text size-4 shrink-0" aria-hidden />
          {message}
        </p>
      )}
    </div>
  );
}
