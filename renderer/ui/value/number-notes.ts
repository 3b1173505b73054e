import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { numberNote } from '../../../shared/text/json-number.ts';

// Printed JSON has at most one scalar a line, at its end: what ends like this cannot be inside a string.
const numberAtEnd = /(?:^\s*|": )(-?\d[\d.eE+-]*),?$/;
const longestLine = 2_000;

class Note extends WidgetType {
  readonly words: string;

  constructor(words: string) {
    super();
    this.words = words;
  }

  override eq(other: Note): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const note = document.createElement('span');
    note.className = 'note';
    note.textContent = this.words;
    return note;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Says behind a number that a parser would have changed it, for the lines in view. A widget: never part of a copy. */
export function numberNotes(words: { int64: string; digits: string }): Extension {
  const widgets = {
    int64: Decoration.widget({ widget: new Note(words.int64), side: 1 }),
    digits: Decoration.widget({ widget: new Note(words.digits), side: 1 }),
  };

  function notesInView(view: EditorView): DecorationSet {
    const notes = new RangeSetBuilder<Decoration>();
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = view.state.doc.lineAt(at);
        const written = line.length > longestLine ? undefined : numberAtEnd.exec(line.text)?.[1];
        const note = written === undefined ? null : numberNote(written);
        if (note !== null) notes.add(line.to, line.to, widgets[note]);
        at = line.to + 1;
      }
    }
    return notes.finish();
  }

  return ViewPlugin.define(
    (view) => ({
      notes: notesInView(view),
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged || update.geometryChanged)
          this.notes = notesInView(update.view);
      },
    }),
    { decorations: (plugin) => plugin.notes },
  );
}
