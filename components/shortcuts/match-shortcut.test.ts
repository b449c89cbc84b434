import { describe, expect, it } from 'vitest';
import { isTyping, keyCaps, matchShortcut } from './match-shortcut';

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe('A shortcut', () => {
  it('with mod is pressed with Ctrl or with Command', () => {
    expect(matchShortcut('mod+k', press('k', { ctrlKey: true }), null)).toBe(true);
    expect(matchShortcut('mod+k', press('k', { metaKey: true }), null)).toBe(true);
    expect(matchShortcut('mod+k', press('k'), null)).toBe(false);
    expect(matchShortcut('mod+k', press('k', { ctrlKey: true, shiftKey: true }), null)).toBe(false);
  });

  it('of one letter leaves the browser its own combinations', () => {
    expect(matchShortcut('j', press('j'), null)).toBe(true);
    expect(matchShortcut('j', press('j', { ctrlKey: true }), null)).toBe(false);
    expect(matchShortcut('j', press('j', { altKey: true }), null)).toBe(false);
  });

  it('of a character that needs Shift on some keyboards works on all', () => {
    expect(matchShortcut('?', press('?', { shiftKey: true }), null)).toBe(true);
    expect(matchShortcut('?', press('?'), null)).toBe(true);
  });

  it('of two keys wants the first one before', () => {
    expect(matchShortcut('g p', press('p'), 'g')).toBe(true);
    expect(matchShortcut('g p', press('p'), null)).toBe(false);
    expect(matchShortcut('g p', press('g'), null)).toBe(false);
  });

  it('is shown with the names of the machine it is on', () => {
    expect(keyCaps('mod+Enter', true)).toEqual(['⌘', '↵']);
    expect(keyCaps('mod+Enter', false)).toEqual(['Ctrl', 'Enter']);
    expect(keyCaps('g p', false)).toEqual(['G', 'P']);
  });
});

describe('Somebody is typing', () => {
  it('in text fields and editors, not on checkboxes and buttons', () => {
    expect(isTyping({ tagName: 'TEXTAREA' })).toBe(true);
    expect(isTyping({ tagName: 'INPUT', type: 'search' })).toBe(true);
    expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true);
    expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isTyping({ tagName: 'BUTTON' })).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
