import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { parseTemplate } from '@/lib/templates';

/** What the marks depend on beside the text: which variables have a value, and whether this is a system message. */
export interface TemplateFacts {
  known: readonly string[];
  isSystem: boolean;
}

const setFacts = StateEffect.define<TemplateFacts>();
const facts = StateField.define<TemplateFacts>({
  create: () => ({ known: [], isSystem: false }),
  update: (value, transaction) =>
    transaction.effects.reduce((current, effect) => (effect.is(setFacts) ? effect.value : current), value),
});

const mark = (name: string, title: string) =>
  Decoration.mark({ class: `cm-placeholder-${name}`, attributes: { title } });
const marks = {
  run: mark('run', 'Filled in by the run'),
  known: mark('known', 'Has a value in the try-out'),
  unknown: mark('unknown', 'No value yet: a run refuses it until one is given'),
  refused: mark('refused', 'Not allowed here: retrieved text must not stand in a system message'),
  include: mark('include', 'Includes another prompt'),
  literal: mark('literal', 'Not a placeholder: it stays as it stands'),
};

/** Looks like a placeholder and is none, such as `{{first name}}` or `{{#if x}}`. */
const ALMOST = /\{\{[^{}\n]{1,200}\}\}/g;

function decorate(view: EditorView): DecorationSet {
  const { known, isSystem } = view.state.field(facts);
  const builder = new RangeSetBuilder<Decoration>();
  for (const part of parseTemplate(view.state.doc.toString())) {
    if (part.kind === 'include') builder.add(part.start, part.end, marks.include);
    else if (part.kind === 'variable') {
      const isRun = part.name === 'question' || part.name === 'context';
      const refused = isSystem && part.name === 'context';
      const kind = refused ? 'refused' : known.includes(part.name) ? 'known' : isRun ? 'run' : 'unknown';
      builder.add(part.start, part.end, marks[kind]);
    } else {
      for (const match of part.text.matchAll(ALMOST)) {
        const start = part.start + match.index;
        builder.add(start, start + match[0].length, marks.literal);
      }
    }
  }
  return builder.finish();
}

const painter = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      const told = update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(setFacts)));
      if (update.docChanged || told) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Marks placeholders as the server will understand them: it is the same parser. */
export const templateHighlighting: Extension = [facts, painter];

export function updateFacts(view: EditorView, next: TemplateFacts): void {
  view.dispatch({ effects: setFacts.of(next) });
}
