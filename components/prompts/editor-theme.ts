import { EditorView } from '@codemirror/view';

const tint = (colour: string) => `color-mix(in srgb, var(--${colour}) 14%, transparent)`;

/** CodeMirror in the product's tokens. Placeholders differ by underline and weight too, not by colour alone. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--foreground)', backgroundColor: 'transparent', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', maxHeight: 'var(--editor-height, 60vh)' },
  '.cm-content': { padding: '10px 12px', caretColor: 'var(--foreground)', minHeight: '64px' },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: tint('primary'),
  },
  '.cm-placeholder': { color: 'var(--muted-foreground)' },
  '.cm-placeholder-run': { color: 'var(--primary-text)', backgroundColor: 'var(--primary-soft)', borderRadius: '3px' },
  '.cm-placeholder-known': {
    color: 'var(--success-text)',
    backgroundColor: 'var(--success-soft)',
    borderRadius: '3px',
  },
  '.cm-placeholder-unknown': {
    color: 'var(--warning-text)',
    backgroundColor: 'var(--warning-soft)',
    borderRadius: '3px',
    textDecoration: 'underline dotted',
    textUnderlineOffset: '3px',
  },
  '.cm-placeholder-refused': {
    color: 'var(--destructive-text)',
    backgroundColor: 'var(--destructive-soft)',
    borderRadius: '3px',
    textDecoration: 'underline wavy',
    textUnderlineOffset: '3px',
  },
  '.cm-placeholder-include': { color: 'var(--info-text)', backgroundColor: 'var(--info-soft)', borderRadius: '3px' },
  '.cm-placeholder-literal': {
    color: 'var(--muted-foreground)',
    textDecoration: 'underline dashed',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--popover)',
    border: '1px solid var(--border-strong)',
    borderRadius: '6px',
    boxShadow: 'var(--shadow-popup)',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '3px 8px !important', fontFamily: 'var(--font-mono)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent) !important',
    color: 'var(--foreground) !important',
  },
});
