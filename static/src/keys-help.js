// @ts-check
// The list that `?` opens. Only the keys that do something on this page are in it.
import { recall, remember } from './remember.js';

/** @type {readonly (readonly [keys: string, does: string, needs?: string])[]} */
const KEYS = [
  ['J', 'Next lesson', '.pager a[rel="next"]'],
  ['K', 'Previous lesson', '.pager a[rel="prev"]'],
  ['[', 'Show or hide the outline', '.outline'],
  [']', 'Open or close the lab', '.dock'],
  ['Alt + 1 … 5', 'The lab’s tools, from the left', '.dock'],
  ['Ctrl + Enter', 'Run the checks', '[data-editor]'],
  ['1 … 9', 'In a question: that answer', '[data-quiz]'],
  ['↑ ↓', 'In an open record: the one before or after', '[data-topics]'],
  [', .', 'In the replay of a failure: step back, step forward', '[data-replay]'],
  ['F8', 'In the editor: the next problem; with Shift the one before', '[data-editor]'],
  ['/', 'Search the course', '[data-search]'],
  ['D', 'Bookmark the section you are reading', '.bookmark'],
  ['M', 'To your notes on this page', '#note-text'],
  ['S', 'The slides of this page', '[data-open-slides]'],
  ['P', 'The presenter’s view of this page', '[data-open-presenter]'],
  ['→ Space', 'Next slide', '[data-slides]'],
  ['← Shift + Space', 'Slide before', '[data-slides]'],
  ['Home, End', 'First slide, last slide', '[data-slides]'],
  ['F', 'Full screen', '[data-slide="full"]'],
  ['H', 'Raise your hand, change the question, lower it', '[data-hand]'],
  ['F', 'Follow the class, or stop', '[data-follow-toggle]'],
  ['P', 'Answer the poll', 'details[data-poll]'],
  ['B', 'Bring everyone here', '[data-gather]'],
  ['Shift + ← →', 'Move the class to the step before or after', '[data-move-by]'],
  ['N', 'Take the next hand and open the drawer', '[data-next-hand]'],
  ['← →', 'Within tabs and sliders: to the next', '[role="tab"], [role="slider"], input[type="range"]'],
  ['T', 'Light or dark', '[data-set="theme"]'],
  ['+ −', 'Larger or smaller text'],
  ['F6', 'Next pane; also the way out of the editor'],
  ['Esc', 'Close the drawer'],
  ['?', 'This list'],
];

/** @type {HTMLDialogElement | null} */
let dialog = null;

export function toggle() {
  if (dialog?.open) return dialog.close();
  dialog?.remove();
  dialog = build();
  document.body.append(dialog);
  dialog.showModal();
}

function build() {
  const made = document.createElement('dialog');
  made.className = 'sheet';
  made.setAttribute('aria-labelledby', 'keys-title');
  made.innerHTML = `<h2 id="keys-title">Keyboard</h2><dl class="keys"></dl>
    <div class="reading" data-reading></div>
    <label class="check"><input type="checkbox"> Single keys work when I am not typing</label>
    <form method="dialog" class="btnrow"><button class="btn btn--primary">Close</button></form>`;
  const list = made.querySelector('dl');
  for (const [keys, does, needs] of KEYS) {
    if (needs && !document.querySelector(needs)) continue;
    const row = document.createElement('div');
    row.append(Object.assign(document.createElement('dt'), { textContent: keys }), Object.assign(document.createElement('dd'), { textContent: does }));
    list?.append(row);
  }
  const box = /** @type {HTMLInputElement} */ (made.querySelector('.check input'));
  box.checked = recall('single-keys') !== 'off';
  box.addEventListener('change', () => remember('single-keys', box.checked ? null : 'off'));
  made.addEventListener('click', (event) => event.target === made && made.close());
  return made;
}
