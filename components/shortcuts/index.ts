export { ShortcutsProvider, useListKeys, useShortcut } from './shortcuts-provider';
export { ShortcutList } from './shortcut-list';
export { keyCaps } from './match-shortcut';
export { useIsMac } from './use-is-mac';
