/** A shortcut as it is written down: `mod+k`, `mod+Enter`, `?`, `j`, or a sequence of two such as `g p`. `mod` is ⌘ on a Mac, else Ctrl. */
export type Keys = string;

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Milliseconds in which the second key of a sequence must come. */
export const SEQUENCE_MS = 1500;

/**
 * Whether `press` completes `keys`, given the key pressed just before (or null). Shift is not compared for characters such
 * as `?`, since layouts differ in where they are.
 */
export function matchShortcut(keys: Keys, press: KeyPress, before: string | null): boolean {
  const steps = keys.split(' ');
  const last = steps.at(-1) ?? '';
  const first = steps.length > 1 ? (steps[0] ?? null) : null;
  if (first !== null && before !== first) return false;
  const parts = last.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('mod');
  if (mod !== (press.ctrlKey || press.metaKey) || press.altKey) return false;
  if (parts.includes('shift') && !press.shiftKey) return false;
  if (mod && !parts.includes('shift') && press.shiftKey) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** What to show for `keys`, one entry per key cap. */
export function keyCaps(keys: Keys, mac: boolean): string[] {
  const names: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    shift: mac ? '⇧' : 'Shift',
    enter: mac ? '↵' : 'Enter',
  };
  return keys
    .split(' ')
    .flatMap((step) => step.split('+'))
    .map((key) => names[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key));
}

interface TargetLike {
  tagName?: string;
  isContentEditable?: boolean;
  type?: string;
  getAttribute?: (name: string) => string | null;
}

const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

/** Whether keys pressed on `target` are text for it, so that single-key shortcuts must keep away. */
export function isTyping(target: TargetLike | null): boolean {
  if (target === null) return false;
  if (target.isContentEditable === true) return true;
  const tag = target.tagName?.toUpperCase();
  if (tag === 'INPUT') return !NOT_TEXT.has(target.type ?? 'text');
  if (tag === 'TEXTAREA' || tag === 'SELECT') return true;
  const role = target.getAttribute?.('role');
  return (
    role === 'textbox' ||
    role === 'searchbox' ||
    role === 'listbox' ||
    role === 'menu' ||
    role === 'menuitem' ||
    role === 'option'
  );
}
