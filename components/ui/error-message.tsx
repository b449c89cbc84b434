import type { ReactNode } from 'react';
import { Callout } from './callout';
import { CopyButton } from './copy-button';

interface ErrorMessageProps {
  /** What happened, in one sentence. */
  title: string;
  /** What was kept, such as "Your draft is saved." */
  kept?: ReactNode;
  /** What to do about it. */
  remedy?: ReactNode;
  /** Facts to send to somebody: code, status, request id. Never a secret. */
  details?: string;
  /** Buttons, such as Retry. */
  actions?: ReactNode;
  className?: string;
}

/** An error beside its cause: what happened, what was kept, what to do, and details to copy. */
export function ErrorMessage({ title, kept, remedy, details, actions, className }: ErrorMessageProps) {
  return (
    <Callout
      tone="destructive"
      title={title}
      className={className}
      actions={
        actions || details ? (
          <>
            {actions}
            {details ? <CopyButton text={details} label="Copy details" showLabel /> : null}
          </>
        ) : undefined
      }
    >
      {kept ? <p>{kept}</p> : null}
      {remedy ? <p>{remedy}</p> : null}
    </Callout>
  );
}
