'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cn } from './cn';

interface TextareaProps extends ComponentProps<'textarea'> {
  /** Grows with its text, up to its `max-height`. */
  autoGrow?: boolean;
}

/** Several lines of text. Inside `<Field>` it is labelled and described by it. */
export function Textarea({ className, autoGrow = false, rows = 3, ...props }: TextareaProps) {
  return (
    <Field.Control
      render={
        <textarea
          dir="auto"
          rows={rows}
          {...props}
          className={cn(
            'field-frame placeholder:text-muted-foreground w-full min-w-0 resize-y px-2.5 py-1.5 text-sm',
            autoGrow && 'field-sizing-content resize-none',
            className,
          )}
        />
      }
    />
  );
}
