'use client';

import { screenHref } from '@/components/shell/navigation';
import { cn } from '@/components/ui/cn';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const PARTS = [
  { path: 'settings', label: 'Workspace' },
  { path: 'settings/members', label: 'Members' },
  { path: 'settings/api-keys', label: 'API keys' },
  { path: 'settings/api', label: 'API reference' },
  { path: 'settings/account', label: 'Your account' },
] as const;

/** The parts of the settings, each with an address of its own. */
export function SettingsNav({ workspaceSlug }: { workspaceSlug: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-1 overflow-x-auto border-b">
      {PARTS.map(({ path, label }) => {
        const href = screenHref(workspaceSlug, path);
        const current = pathname === href;
        return (
          <Link
            key={path}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'flex h-9 shrink-0 items-center border-b-2 px-2.5 text-sm font-medium whitespace-nowrap transition-colors focus-visible:-outline-offset-2',
              current
                ? 'border-primary text-foreground'
                : 'text-muted-foreground hover:text-foreground border-transparent',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
