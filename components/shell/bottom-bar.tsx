'use client';

import { cn } from '@/components/ui/cn';
import { Menu } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isWithin, screenHref, SCREENS } from './navigation';

const entry =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-md text-2xs font-medium focus-visible:-outline-offset-2';

/** The navigation of small screens: the four screens used most, and the rest behind "More". */
export function BottomBar({ workspaceSlug, onMore }: { workspaceSlug: string; onMore: () => void }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Screens"
      className="bg-card/95 fixed inset-x-0 bottom-0 z-30 flex h-14 border-t px-1 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden"
    >
      {SCREENS.slice(0, 4).map((screen) => {
        const href = screenHref(workspaceSlug, screen.path);
        const current = isWithin(pathname, href);
        const Icon = screen.icon;
        return (
          <Link
            key={screen.path}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cn(entry, current ? 'text-primary-text' : 'text-muted-foreground')}
          >
            <Icon className="size-5" aria-hidden />
            {screen.label}
          </Link>
        );
      })}
      <button type="button" onClick={onMore} className={cn(entry, 'text-muted-foreground')}>
        <Menu className="size-5" aria-hidden />
        More
      </button>
    </nav>
  );
}
