'use client';

import { autocompletion, closeBrackets, completionKeymap, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder as placeholderText } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { editorTheme } from './editor-theme';
import { templateHighlighting, updateFacts } from './template-highlighting';

interface MessageEditorProps {
  /** Accessible name, such as "Message 1, system". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Names that have a value in the try-out. */
  known: readonly string[];
  /** Names that are offered after `{{`. */
  offered: readonly string[];
  /** Prompts that are offered after `{{>`, as `name@label`. */
  includes: readonly string[];
  isSystem: boolean;
  readOnly?: boolean;
  placeholder?: string;
}

/** A message's text in CodeMirror, with its placeholders marked. Tab leaves it, so that nobody is caught in it. */
export function MessageEditor(props: MessageEditorProps) {
  const { label, value, known, isSystem, readOnly = false, placeholder = '' } = props;
  const frame = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  // What the editor calls long after it was made: always the newest.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!frame.current) return;
    const complete = (context: CompletionContext) => {
      const include = context.matchBefore(/\{\{>[ \t]*[a-z0-9._/@-]*/);
      if (include) {
        const from = include.from + (/^\{\{>[ \t]*/.exec(include.text)?.[0].length ?? 3);
        const isClosed = context.state.sliceDoc(context.pos, context.pos + 2) === '}}';
        const options = latest.current.includes.map((name) => ({ label: name, apply: isClosed ? name : `${name}}}` }));
        return { from, options, validFor: /^[a-z0-9._/@-]*$/ };
      }
      const open = context.matchBefore(/\{\{[ \t]*[\p{L}\p{N}_.-]*/u);
      if (!open) return null;
      const from = open.from + (/^\{\{[ \t]*/.exec(open.text)?.[0].length ?? 2);
      const closed = context.state.sliceDoc(context.pos, context.pos + 2) === '}}';
      const apply = (name: string) => (closed ? name : `${name}}}`);
      return { from, options: latest.current.offered.map((name) => ({ label: name, apply: apply(name) })) };
    };
    const view = new EditorView({
      parent: frame.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          // The policy of the page lets only style elements with its nonce in.
          EditorView.cspNonce.of(pageNonce()),
          history(),
          drawSelection(),
          closeBrackets(),
          EditorView.lineWrapping,
          EditorView.perLineTextDirection.of(true),
          keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          autocompletion({ override: [complete], icons: false }),
          templateHighlighting,
          editorTheme,
          EditorState.readOnly.of(readOnly),
          placeholderText(placeholder),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', dir: 'auto' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, [label, readOnly, placeholder]);

  useEffect(() => {
    const view = editor.current;
    const current = view?.state.doc.toString();
    if (view && current !== value) view.dispatch({ changes: { from: 0, to: current?.length ?? 0, insert: value } });
  }, [value]);

  const names = known.join('\n');
  useEffect(() => {
    if (editor.current) updateFacts(editor.current, { known: names.split('\n'), isSystem });
  }, [names, isSystem, label, readOnly, placeholder]);

  return <div ref={frame} className="min-w-0" />;
}

function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
