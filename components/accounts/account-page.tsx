import type { ReactNode } from 'react';

/** The quiet page around a form about an account. */
export function AccountPage({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <div className="flex flex-col gap-2">
        <p className="text-primary-text text-sm font-semibold">Bakeoff</p>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="text-muted-foreground text-sm">{lead}</p>
      </div>
      {children}
    </main>
  );
}
