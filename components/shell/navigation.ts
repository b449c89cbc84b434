import {
  Boxes,
  Columns3,
  FileText,
  Link2,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  Plug,
  Scale,
  Settings,
} from 'lucide-react';

export interface Screen {
  /** Its path below `/w/[workspace]/`. */
  path: string;
  label: string;
  icon: LucideIcon;
  /** The letter after `g`. */
  letter: string;
}

/** The screens that exist, in the order in which they are used. */
export const SCREENS: readonly Screen[] = [
  { path: 'playground', label: 'Playground', icon: Columns3, letter: 'p' },
  { path: 'prompts', label: 'Prompts', icon: MessageSquareText, letter: 'r' },
  { path: 'documents', label: 'Documents', icon: FileText, letter: 'd' },
  { path: 'indexes', label: 'Indexes', icon: Boxes, letter: 'i' },
  { path: 'datasets', label: 'Datasets', icon: ListChecks, letter: 't' },
  { path: 'evaluations', label: 'Evaluations', icon: Scale, letter: 'e' },
  { path: 'shares', label: 'Shares', icon: Link2, letter: 's' },
];

export const LOWER_SCREENS: readonly Screen[] = [
  { path: 'models', label: 'Models', icon: Plug, letter: 'm' },
  { path: 'settings', label: 'Settings', icon: Settings, letter: ',' },
];

/** Where a screen is in a workspace. */
export function screenHref(workspaceSlug: string, path: string): string {
  return `/w/${encodeURIComponent(workspaceSlug)}/${path}`;
}

/** Whether `pathname` is the screen at `href` or below it. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
