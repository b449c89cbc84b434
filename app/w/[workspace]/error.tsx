'use client';

import { FailedPage } from '@/components/shell';

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage error={error} reset={reset} />;
}
