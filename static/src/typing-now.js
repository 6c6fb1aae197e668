// @ts-check
// Whether the reader is in the middle of typing: then nothing may open or move under their hands.

const TYPED = 'input:not([type="radio"], [type="checkbox"], [type="range"], [type="button"]), textarea, select, [contenteditable="true"], .cm-editor, .xterm';

export function isTypingNow() {
  return document.activeElement?.closest(TYPED) != null;
}
