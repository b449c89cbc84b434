'use client';

import { Button as BaseButton } from '@base-ui/react/button';
import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { buttonVariants } from './button-variants';
import { cn } from './cn';
import { Spinner } from './spinner';

type ButtonVariants = VariantProps<typeof buttonVariants>;

interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className'>, ButtonVariants {
  className?: string;
  /** Shows a spinner and refuses further clicks, but keeps the focus. */
  busy?: boolean;
}

export function Button({ variant, size, className, busy = false, disabled, children, ...props }: ButtonProps) {
  return (
    <BaseButton
      type="button"
      className={cn(buttonVariants({ variant, size }), className)}
      disabled={disabled === true || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy ? <Spinner /> : null}
      {children}
    </BaseButton>
  );
}
