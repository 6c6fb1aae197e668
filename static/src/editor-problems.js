// @ts-check
// The compiler's words at their place: underlined, in the gutter, and written out below the line. They stay with their text until the next run.
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** @typedef {{file: string, line: number, column: number, endLine: number, endColumn: number, error: boolean, message: string}} Problem */

/** @type {import('@codemirror/state').StateEffectType<Problem[]>} */
const setProblems = StateEffect.define();

class Note extends WidgetType {
  /** @param {Problem} problem */
  constructor(problem) {
    super();
    this.problem = problem;
  }

  /** @override @param {Note} other */
  eq(other) {
    return other.problem.message === this.problem.message && other.problem.error === this.problem.error;
  }

  /** @override */
  toDOM() {
    const note = document.createElement('div');
    note.className = 'editor__problem';
    note.dataset.v = this.problem.error ? 'fail' : 'warn';
    note.textContent = this.problem.message;
    return note;
  }
}

/** @type {StateField<import('@codemirror/view').DecorationSet>} */
const notes = StateField.define({
  create: () => Decoration.none,
  update(before, transaction) {
    let now = before.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setProblems)) now = decorate(transaction.state, effect.value);
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const problemMarks = [lintGutter(), notes];

/**
 * @param {EditorView} view
 * @param {Problem[]} problems
 */
export function showProblems(view, problems) {
  const { doc } = view.state;
  const diagnostics = problems.map((problem) => {
    const from = position(doc, problem.line, problem.column);
    const to = Math.max(from, position(doc, problem.endLine, problem.endColumn));
    return { from, to, severity: /** @type {'error' | 'warning'} */ (problem.error ? 'error' : 'warning'), source: 'javac', message: problem.message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
  view.dispatch({ effects: setProblems.of(problems) });
  const first = problems.find((problem) => problem.error);
  if (first) view.dispatch({ effects: EditorView.scrollIntoView(position(doc, first.line, first.column), { y: 'nearest', yMargin: 60 }) });
}

/**
 * @param {import('@codemirror/state').EditorState} state
 * @param {Problem[]} problems
 */
function decorate(state, problems) {
  const ranges = problems.flatMap((problem) => {
    const line = state.doc.line(Math.min(Math.max(problem.line, 1), state.doc.lines));
    const flag = Decoration.line({ class: problem.error ? 'editor__flag' : 'editor__flag editor__flag--warn' });
    return [flag.range(line.from), Decoration.widget({ widget: new Note(problem), block: true, side: 1 }).range(line.to)];
  });
  return Decoration.set(ranges, true);
}

/** @param {import('@codemirror/state').Text} doc @param {number} line from 1 @param {number} column from 1 */
function position(doc, line, column) {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + Math.max(column - 1, 0), at.to);
}
