// @ts-check
// The compiler's words at their place: underlined, in the gutter, and written out. After a run they stand below the line, in full; while the
// student types they stand behind it, cut, so that no line moves. They stay with their text until it is compiled again. F8 goes through them.
import { forEachDiagnostic, lintGutter, lintKeymap, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** @typedef {{file: string, line: number, column: number, endLine: number, endColumn: number, error: boolean, message: string}} Problem */

/** @typedef {'run' | 'typed'} Occasion */

/** @type {import('@codemirror/state').StateEffectType<{problems: Problem[], occasion: Occasion}>} */
const setProblems = StateEffect.define();

class Note extends WidgetType {
  /** @param {Problem} problem @param {Occasion} occasion */
  constructor(problem, occasion) {
    super();
    this.problem = problem;
    this.occasion = occasion;
  }

  /** @override @param {Note} other */
  eq(other) {
    return other.problem.message === this.problem.message && other.problem.error === this.problem.error && other.occasion === this.occasion;
  }

  /** @override */
  toDOM() {
    const typed = this.occasion === 'typed';
    const note = document.createElement(typed ? 'span' : 'div');
    note.className = typed ? 'editor__problem editor__problem--behind' : 'editor__problem';
    note.dataset.v = this.problem.error ? 'fail' : 'warn';
    note.textContent = typed ? this.problem.message.replace(/\s*\n\s*/g, ', ') : this.problem.message;
    return note;
  }
}

/** @type {StateField<import('@codemirror/view').DecorationSet>} */
const notes = StateField.define({
  create: () => Decoration.none,
  update(before, transaction) {
    let now = before.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setProblems)) now = decorate(transaction.state, effect.value.problems, effect.value.occasion);
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const problemMarks = [lintGutter(), notes];

/** @param {(view: EditorView) => boolean} move */
const going = (move) => (/** @type {EditorView} */ view) => {
  if (!move(view)) return false;
  say(view);
  return true;
};

export const problemKeys = [
  ...lintKeymap.filter((binding) => binding.key !== 'F8'),
  { key: 'F8', run: going(nextDiagnostic), shift: going(previousDiagnostic) },
];

/** The marks are silent: who goes to one hears it. @param {EditorView} view */
function say(view) {
  const { head } = view.state.selection.main;
  const said = view.dom.closest('form')?.querySelector('[data-said]');
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    if (said && from <= head && head <= to) said.textContent = `Line ${view.state.doc.lineAt(from).number}: ${diagnostic.message}`;
  });
}

/**
 * @param {EditorView} view
 * @param {Problem[]} problems
 * @param {Occasion} occasion
 */
export function showProblems(view, problems, occasion) {
  const { doc } = view.state;
  const diagnostics = problems.map((problem) => {
    const from = position(doc, problem.line, problem.column);
    const to = Math.max(from, position(doc, problem.endLine, problem.endColumn));
    return { from, to, severity: /** @type {'error' | 'warning'} */ (problem.error ? 'error' : 'warning'), source: 'javac', message: problem.message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
  view.dispatch({ effects: setProblems.of({ problems, occasion }) });
  if (occasion === 'typed') return;
  const first = problems.find((problem) => problem.error);
  if (first) view.dispatch({ effects: EditorView.scrollIntoView(position(doc, first.line, first.column), { y: 'nearest', yMargin: 60 }) });
}

/**
 * @param {import('@codemirror/state').EditorState} state
 * @param {Problem[]} problems
 * @param {Occasion} occasion
 */
function decorate(state, problems, occasion) {
  const ranges = problems.flatMap((problem) => {
    const line = state.doc.line(Math.min(Math.max(problem.line, 1), state.doc.lines));
    const flag = Decoration.line({ class: problem.error ? 'editor__flag' : 'editor__flag editor__flag--warn' });
    const note = Decoration.widget({ widget: new Note(problem, occasion), block: occasion === 'run', side: 1 });
    return [flag.range(line.from), note.range(line.to)];
  });
  return Decoration.set(ranges, true);
}

/** @param {import('@codemirror/state').Text} doc @param {number} line from 1 @param {number} column from 1 */
function position(doc, line, column) {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + Math.max(column - 1, 0), at.to);
}
