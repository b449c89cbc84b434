import type { LucideIcon } from 'lucide-react';

export interface ShellWorkspace {
  slug: string;
  name: string;
}

export interface ShellUser {
  name: string;
  email: string;
}

/** What the person may do in the workspace beside looking. */
export interface Rights {
  write: boolean;
  run: boolean;
  admin: boolean;
}

/** Something that the command palette can find or do. */
export interface PaletteItem {
  id: string;
  label: string;
  /** Other words by which it is found. */
  also?: string;
  group: string;
  icon?: LucideIcon;
  /** Where it leads; or else `run` is called. */
  href?: string;
  run?: () => void;
  shortcut?: string;
}

/** Finds objects of the workspace by a few letters. */
export type SearchObjects = (query: string, signal: AbortSignal) => Promise<PaletteItem[]>;
