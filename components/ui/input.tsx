'use client';

import { Input as BaseInput } from '@base-ui/react/input';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

interface InputProps extends Omit<ComponentProps<typeof BaseInput>, 'className'> {
  className?: string;
}

/** A text field. Inside `<Field>` it is labelled and described by it. */
export function Input({ className, ...props }: InputProps) {
  return (
    <BaseInput
      className={cn('field-frame placeholder:text-muted-foreground h-8 w-full min-w-0 px-2.5 text-sm', className)}
      {...props}
    />
  );
}

interface SearchInputProps extends InputProps {
  icon: ReactNode;
}

/** A text field with an icon before the text. */
export function InputWithIcon({ icon, className, ...props }: SearchInputProps) {
  return (
    <span className={cn('relative block', className)}>
      <span className="text-muted-foreground pointer-events-none absolute inset-y-0 left-2.5 flex items-center [&_svg]:size-4">
        {icon}
      </span>
      <Input className="pl-8" {...props} />
    </span>
  );
}
