// @ts-check
// ?find=WORDS: marks the words that a search found on the page that it leads to. They are marked beside the text, not in it, so nothing else notices;
// a browser that cannot shows the place without marks. Esc takes them away.

/** @param {HTMLElement} prose */
export function mount(prose) {
  const words = new URLSearchParams(location.search).get('find')?.toLowerCase().split(/\s+/).filter((word) => word.length > 1).slice(0, 12);
  if (!words?.length || !('highlights' in CSS)) return;
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const ranges = [];
  const texts = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && ranges.length < 500) {
    const text = texts.currentNode;
    for (const match of (text.textContent ?? '').matchAll(found)) {
      const range = new Range();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
  const away = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && !document.querySelector('dialog[open]') && CSS.highlights.delete('found');
  addEventListener('keydown', away);
  return () => removeEventListener('keydown', away);
}

/** @param {string} word */
function escape(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
