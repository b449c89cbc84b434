'use client';

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { SHORTCUTS } from './all-shortcuts';
import { moveByRow, ROW } from './list-keys';
import { isTyping, matchShortcut, SEQUENCE_MS, type Keys } from './match-shortcut';

export interface Shortcut {
  keys: Keys;
  /** What it does, as it stands in the list behind `?`. */
  label: string;
  group: string;
  onPress: () => void;
  /** Also while the focus is in a text field; only for combinations with `mod`. */
  whileTyping?: boolean;
  /** Not there at the moment: neither heard nor listed. A function is asked at every key. */
  disabled?: boolean | (() => boolean);
}

interface ShortcutsContextValue {
  register: (shortcut: { current: Shortcut }) => () => void;
  list: () => Shortcut[];
}

const ShortcutsContext = createContext<ShortcutsContextValue | null>(null);

const isOff = ({ disabled }: Shortcut) => (typeof disabled === 'function' ? disabled() : disabled === true);

/** Hears the keys for the whole page. Never while somebody types or composes, and not behind an open dialog. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const registered = useRef(new Set<{ current: Shortcut }>());
  const before = useRef<{ key: string; at: number } | null>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      const typing = isTyping(event.target instanceof HTMLElement ? event.target : null);
      // Outside of text a control that takes Enter takes it whatever is held with it (a radio does), and means Enter alone.
      if (event.defaultPrevented && (typing || !(event.ctrlKey || event.metaKey))) return;
      const covered = document.querySelector('[role="dialog"][data-open], [role="alertdialog"][data-open]') !== null;
      const first = before.current && event.timeStamp - before.current.at < SEQUENCE_MS ? before.current.key : null;
      before.current = typing ? null : { key: event.key.toLowerCase(), at: event.timeStamp };
      // The newest registration wins: what opened last is what people look at.
      const matches = [...registered.current].reverse().filter(({ current }) => {
        if (isOff(current)) return false;
        if ((typing || covered) && current.whileTyping !== true) return false;
        return matchShortcut(current.keys, event, first);
      });
      // `g d` must not also be `d`.
      const match = matches.find(({ current }) => current.keys.includes(' ')) ?? matches[0];
      if (!match) return;
      event.preventDefault();
      before.current = null;
      match.current.onPress();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const value = useMemo<ShortcutsContextValue>(
    () => ({
      register: (shortcut) => {
        registered.current.add(shortcut);
        return () => registered.current.delete(shortcut);
      },
      list: () => [...registered.current].map(({ current }) => current).filter((shortcut) => !isOff(shortcut)),
    }),
    [],
  );
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

/** Adds a shortcut for as long as the component is there; without a provider above it does nothing. */
export function useShortcut(shortcut: Shortcut): void {
  const context = useContext(ShortcutsContext);
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  useEffect(() => context?.register(latest), [context]);
}

/** All shortcuts of the page at the moment of the call. */
export function useShortcutList(): () => Shortcut[] {
  const context = useContext(ShortcutsContext);
  return useCallback(() => context?.list() ?? [], [context]);
}

/**
 * `j` and `k` in a list of `count` rows that keeps its own row: answers the chosen row (-1 for none) and a setter. Give the
 * chosen row `data-selected` and scroll it into view.
 */
export function useListKeys(count: number): [number, (at: number) => void] {
  const [at, setAt] = useState(-1);
  const chosen = Math.min(at, count - 1);
  const disabled = count < 2;
  useShortcut({ ...SHORTCUTS.nextRow, disabled, onPress: () => setAt(Math.min(chosen + 1, count - 1)) });
  useShortcut({ ...SHORTCUTS.previousRow, disabled, onPress: () => setAt(Math.max(chosen - 1, 0)) });
  return [chosen, setAt];
}

const hasNoRows = () => document.querySelector(ROW) === null;

/**
 * `j` and `k` on every page that has rows marked with `data-row-link`: they move the focus, so that Enter opens the row
 * and Tab goes on inside it.
 */
export function useRowKeys(): void {
  const move = (by: 1 | -1) => moveByRow(document, document.activeElement, by);
  useShortcut({ ...SHORTCUTS.nextRow, disabled: hasNoRows, onPress: () => move(1) });
  useShortcut({ ...SHORTCUTS.previousRow, disabled: hasNoRows, onPress: () => move(-1) });
}
