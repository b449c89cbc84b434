import type { LucideIcon } from 'lucide-react';

export interface ShellWorkspace {
  slug: string;
  name: string;
}

export interface ShellUser {
  name: string;
  email: string;
}

/** Something that the command palette can find or do. */
export interface PaletteItem {
  id: string;
  label: string;
  /** Stands in grey behind the label: what it is, or where it belongs. */
  hint?: string;
  group: string;
  icon?: LucideIcon;
  /** Where it leads; or else `run` is called. */
  href?: string;
  run?: () => void;
  shortcut?: string;
}

/** Finds objects of the workspace by a few letters. */
export type SearchObjects = (query: string, signal: AbortSignal) => Promise<PaletteItem[]>;
