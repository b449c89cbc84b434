import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const calloutVariants = cva('flex gap-2.5 rounded-lg border px-3.5 py-3 text-sm', {
  variants: {
    tone: {
      info: 'border-info/30 bg-info-soft',
      success: 'border-success/30 bg-success-soft',
      warning: 'border-warning/40 bg-warning-soft',
      destructive: 'border-destructive/30 bg-destructive-soft',
    },
  },
  defaultVariants: { tone: 'info' },
});

const icons = {
  info: <Info className="text-info-text" aria-hidden />,
  success: <CircleCheck className="text-success-text" aria-hidden />,
  warning: <TriangleAlert className="text-warning-text" aria-hidden />,
  destructive: <CircleAlert className="text-destructive-text" aria-hidden />,
};

interface CalloutProps extends VariantProps<typeof calloutVariants> {
  title: ReactNode;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A message that stands in the page, beside its cause. */
export function Callout({ tone, title, actions, className, children }: CalloutProps) {
  return (
    <div role={tone === 'destructive' ? 'alert' : undefined} className={cn(calloutVariants({ tone }), className)}>
      <span className="mt-0.5 shrink-0 [&_svg]:size-4">{icons[tone ?? 'info']}</span>
      <div className="min-w-0 grow">
        <p className="font-medium break-words">{title}</p>
        {children ? <div className="text-foreground/90 mt-0.5 break-words">{children}</div> : null}
        {actions ? <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
