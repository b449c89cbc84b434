import type { ReactNode } from 'react';

interface StatusPageProps {
  /** A short word above the title, such as "404". */
  code?: string;
  title: string;
  description: ReactNode;
  actions?: ReactNode;
}

/** A whole page that says one thing: not found, an error, no access. */
export function StatusPage({ code, title, description, actions }: StatusPageProps) {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-start justify-center px-6 py-12">
      {code ? <p className="text-muted-foreground font-mono text-xs">{code}</p> : null}
      <h1 className="mt-1 text-xl font-semibold tracking-tight">{title}</h1>
      <div className="text-muted-foreground mt-1.5 text-sm">{description}</div>
      {actions ? <div className="mt-5 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
