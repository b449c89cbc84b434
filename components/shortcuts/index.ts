export { ShortcutsProvider, useListKeys, useRowKeys, useShortcut, useShortcutList } from './shortcuts-provider';
export { SHORTCUTS } from './all-shortcuts';
export { ShortcutList } from './shortcut-list';
export { keyCaps } from './match-shortcut';
export { useIsMac } from './use-is-mac';
