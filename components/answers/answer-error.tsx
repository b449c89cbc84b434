import { ErrorMessage } from '@/components/ui/error-message';
import type { Answer } from '@/lib/answers/schema';
import type { ReactNode } from 'react';

interface AnswerErrorProps {
  error: NonNullable<Answer['error']>;
  /** Whether part of the text is there all the same. */
  hasText: boolean;
  model: string;
  actions?: ReactNode;
}

/** Why an answer is not whole, beside it. */
export function AnswerError({ error, hasText, model, actions }: AnswerErrorProps) {
  const facts = [
    `code: ${error.code}`,
    `model: ${model}`,
    error.status === undefined ? null : `status: ${error.status}`,
    error.requestId === undefined ? null : `request: ${error.requestId}`,
    error.detail,
  ];
  return (
    <ErrorMessage
      title={error.detail}
      // Most reasons say so themselves.
      kept={hasText && !/\bkept\b/.test(error.detail) ? 'What had come until then is kept.' : undefined}
      remedy={error.hint}
      details={facts.filter((fact) => fact !== null).join('\n')}
      actions={actions}
    />
  );
}
