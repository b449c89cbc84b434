'use client';

import { FailedPage } from '@/components/shell';
import './globals.css';

/** Takes the root layout's place when that itself fails. */
export default function GloballyFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <FailedPage error={error} reset={reset} />
        </main>
      </body>
    </html>
  );
}
