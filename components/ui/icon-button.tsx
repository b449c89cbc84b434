'use client';

import { Button as BaseButton } from '@base-ui/react/button';
import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps, ReactElement } from 'react';
import { cn } from './cn';
import { Tooltip } from './tooltip';

export const iconButtonVariants = cva(
  'inline-flex shrink-0 items-center justify-center rounded-md transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-40 data-disabled:cursor-not-allowed data-disabled:opacity-40 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        ghost:
          'text-muted-foreground hover:bg-accent hover:text-foreground data-popup-open:bg-accent data-pressed:bg-accent data-pressed:text-foreground',
        outline:
          'border border-border-strong bg-card text-muted-foreground shadow-small hover:bg-accent hover:text-foreground',
        primary: 'bg-primary text-primary-foreground shadow-small hover:bg-primary-hover',
      },
      // 24 px is the smallest target that WCAG 2.2 allows.
      size: { xs: 'size-6 [&_svg]:size-3.5', sm: 'size-7 [&_svg]:size-4', md: 'size-8 [&_svg]:size-4' },
    },
    defaultVariants: { variant: 'ghost', size: 'sm' },
  },
);

interface IconButtonProps
  extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'children'>, VariantProps<typeof iconButtonVariants> {
  /** What the button does: its accessible name and its tooltip. */
  label: string;
  /** A keyboard shortcut shown in the tooltip, such as `['⌘', 'Enter']`. */
  shortcut?: readonly string[];
  className?: string;
  children: ReactElement;
}

export function IconButton({ label, shortcut, variant, size, className, children, ...props }: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <BaseButton
        type="button"
        aria-label={label}
        className={cn(iconButtonVariants({ variant, size }), className)}
        {...props}
      >
        {children}
      </BaseButton>
    </Tooltip>
  );
}
