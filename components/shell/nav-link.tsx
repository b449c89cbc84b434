'use client';

import { cn } from '@/components/ui/cn';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isWithin, screenHref, type Screen } from './navigation';

interface NavLinkProps {
  workspaceSlug: string;
  screen: Screen;
  onNavigate?: () => void;
}

/** One entry of the navigation on the left. */
export function NavLink({ workspaceSlug, screen, onNavigate }: NavLinkProps) {
  const href = screenHref(workspaceSlug, screen.path);
  const current = isWithin(usePathname(), href);
  const Icon = screen.icon;
  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium transition-colors',
        current ? 'bg-accent text-foreground' : 'text-muted-foreground hover:bg-accent hover:text-foreground',
      )}
    >
      <Icon className={cn('size-4 shrink-0', current && 'text-primary-text')} aria-hidden />
      {screen.label}
    </Link>
  );
}
