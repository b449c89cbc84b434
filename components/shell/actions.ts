import {
  Braces,
  ClipboardPaste,
  Columns3,
  FileUp,
  FolderPlus,
  Globe,
  Grid3x3,
  KeyRound,
  type LucideIcon,
  Network,
  Plus,
  UserPlus,
  Users,
} from 'lucide-react';
import { screenHref } from './navigation';
import type { PaletteItem, Rights } from './types';

interface Action {
  /** Below the workspace; a screen opens what its address asks for. */
  path: string;
  label: string;
  icon: LucideIcon;
  needs: keyof Rights | null;
  /** Other words for it. */
  also?: string;
}

const ACTIONS: readonly Action[] = [
  { path: 'playground', label: 'New comparison', icon: Columns3, needs: 'run', also: 'compare columns question' },
  { path: 'prompts?new=true', label: 'New prompt', icon: Plus, needs: 'write' },
  { path: 'documents?upload=true', label: 'Upload documents', icon: FileUp, needs: 'write', also: 'add file' },
  { path: 'documents?web=true', label: 'Import a web page', icon: Globe, needs: 'write', also: 'url document' },
  { path: 'documents?site=true', label: 'Import a whole site', icon: Network, needs: 'write', also: 'crawl sitemap' },
  { path: 'documents?text=true', label: 'Paste text as a document', icon: ClipboardPaste, needs: 'write' },
  { path: 'documents?new=true', label: 'New collection', icon: FolderPlus, needs: 'write' },
  { path: 'indexes?new=true', label: 'New index', icon: Plus, needs: 'write', also: 'build' },
  { path: 'datasets?new=true', label: 'New dataset', icon: Plus, needs: 'write' },
  { path: 'evaluations?new=true', label: 'New evaluation', icon: Plus, needs: 'run' },
  { path: 'evaluations?grid=true', label: 'Run a grid of chunkings and indexes', icon: Grid3x3, needs: 'run' },
  { path: 'models?new=true', label: 'Add a connection', icon: Plus, needs: 'admin', also: 'provider model key' },
  { path: 'settings/members?new=true', label: 'Invite somebody', icon: UserPlus, needs: 'admin', also: 'member' },
  { path: 'settings/api-keys?new=true', label: 'New API key', icon: KeyRound, needs: 'write' },
];

const SETTINGS: readonly Action[] = [
  { path: 'settings/members', label: 'Members and invitations', icon: Users, needs: null },
  { path: 'settings/api-keys', label: 'API keys', icon: KeyRound, needs: null },
  { path: 'settings/account', label: 'Your account and password', icon: KeyRound, needs: null },
  { path: 'settings/api', label: 'API reference', icon: Braces, needs: null },
];

/** What somebody with these rights can begin from anywhere, and the parts of the settings that people look for by name. */
export function actionItems(workspaceSlug: string, rights: Rights): PaletteItem[] {
  const items = (actions: readonly Action[], group: string) =>
    actions
      .filter(({ needs }) => needs === null || rights[needs])
      .map(({ path, label, icon, also }) => ({
        id: `${group}-${path}`,
        label,
        group,
        icon,
        href: screenHref(workspaceSlug, path),
        ...(also === undefined ? {} : { also }),
      }));
  return [...items(ACTIONS, 'Actions'), ...items(SETTINGS, 'Settings')];
}

/** Those that have every word of the query somewhere in their label or their other words. */
export function matchItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ label, also = '' }) => {
    const text = `${label} ${also}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
