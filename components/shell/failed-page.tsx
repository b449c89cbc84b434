'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { StatusPage } from './status-page';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that could not be shown: what is kept, what to do, and what to send to whoever runs the server. */
export function FailedPage({ error, reset }: Props) {
  const details = error.digest ? `Reference ${error.digest}` : error.message;
  return (
    <StatusPage
      code="500"
      title="This page could not be shown"
      description="Nothing that you saved is lost. Try again; if it goes on, send the details to whoever runs this server: its log has more under the same reference."
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <CopyButton text={details} label="Copy details" showLabel />
        </>
      }
    />
  );
}
