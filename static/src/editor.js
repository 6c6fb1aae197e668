// @ts-check
// [data-editor="/labs/x/draft"]: a code editor in place of the text field inside, which stays in the form and carries the text. Tab types;
// Escape, then Tab, or F6 leaves. Ctrl+Enter runs. The text is saved on every pause, see drafts.js.
import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { java } from '@codemirror/lang-java';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { createSaver } from './drafts.js';
import { problemKeys, problemMarks, showProblems } from './editor-problems.js';
import { look } from './editor-theme.js';

/** @typedef {import('./editor-problems.js').Problem} Problem */

/** @param {HTMLElement} element */
export function mount(element) {
  const area = element.querySelector('textarea');
  if (!area) return;
  const file = element.dataset.file ?? '';
  const saver = createSaver(element, area.value);
  const view = new EditorView({
    doc: saver.text,
    parent: element,
    extensions: [
      EditorView.cspNonce.of(document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''),
      EditorView.contentAttributes.of({ 'aria-label': `${file}. Tab types; Escape, then Tab, leaves.`, tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        area.value = update.state.doc.toString();
        saver.changed(area.value);
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }),
      keys(element),
      typing,
      look,
      problemMarks,
    ],
  });
  area.hidden = true;
  area.value = saver.text;
  element.dataset.ready = '';
  return connect(element, view, saver, file);
}

const typing = [
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  EditorState.allowMultipleSelections.of(true),
  indentOnInput(),
  indentUnit.of('    '),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ activateOnTyping: false }),
  highlightSelectionMatches(),
  search({ top: true }),
  java(),
];

/** @param {HTMLElement} element */
function keys(element) {
  const run = () => {
    const button = document.querySelector('[data-run]');
    if (button instanceof HTMLElement) button.click();
    return true;
  };
  const leave = () => {
    const panel = element.closest('[role="tabpanel"]');
    const tab = panel && document.querySelector(`[role="tab"][aria-controls="${CSS.escape(panel.id)}"]`);
    if (!(tab instanceof HTMLElement)) return false;
    tab.focus();
    return true;
  };
  return [
    Prec.high(keymap.of([{ key: 'Mod-Enter', run }])),
    keymap.of([...closeBracketsKeymap, indentWithTab, ...searchKeymap, ...problemKeys, ...historyKeymap, ...defaultKeymap]),
    Prec.lowest(keymap.of([{ key: 'Escape', run: leave, preventDefault: true, stopPropagation: true }])),
  ];
}

/**
 * What the rest of the page says to this editor, until it leaves the page.
 *
 * @param {HTMLElement} element
 * @param {EditorView} view
 * @param {ReturnType<typeof createSaver>} saver
 * @param {string} file
 */
function connect(element, view, saver, file) {
  const gone = new AbortController();
  const { signal } = gone;
  document.addEventListener('millrace:problems', (event) => {
    const all = /** @type {CustomEvent<Problem[]>} */ (event).detail;
    showProblems(view, all.filter((problem) => problem.file === file), 'run');
  }, { signal });
  document.addEventListener('millrace:typed', (event) => {
    const all = /** @type {CustomEvent<Problem[]>} */ (event).detail;
    showProblems(view, all.filter((problem) => problem.file === file), 'typed');
  }, { signal });
  document.addEventListener('millrace:goto', (event) => {
    const place = /** @type {CustomEvent<{file: string, line: number, column: number}>} */ (event).detail;
    if (place.file === file) goTo(view, place.line, place.column);
  }, { signal });
  document.addEventListener('millrace:shown', () => view.requestMeasure(), { signal });
  element.querySelector('[data-start-over]')?.addEventListener('click', () => startOver(element, view), { signal });
  element.addEventListener('millrace:bring-back', (event) => replace(view, /** @type {CustomEvent<string>} */ (event).detail), { signal });
  return () => {
    gone.abort();
    saver.close();
    view.destroy();
  };
}

/** The lab's own beginning, as an edit that can be undone. @param {HTMLElement} element @param {EditorView} view */
function startOver(element, view) {
  const starter = element.querySelector('template[data-starter]');
  if (starter instanceof HTMLTemplateElement) replace(view, starter.content.textContent ?? '');
}

/** @param {EditorView} view @param {string} text */
function replace(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: isolateHistory.of('full') });
  view.focus();
}

/** @param {EditorView} view @param {number} line @param {number} column */
function goTo(view, line, column) {
  const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  const anchor = Math.min(at.from + Math.max(column - 1, 0), at.to);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  view.focus();
}
