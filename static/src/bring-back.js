// @ts-check
// [data-bring-back]: puts the sources of an earlier attempt into the editor, as an edit that can be undone. Only where there is an editor.
import { showFailure } from './banner.js';
import { choose } from './tabs.js';

/** @param {HTMLElement} button */
export function mount(button) {
  const { bringBack = '', name } = button.dataset;
  const said = document.querySelector('[data-said]');
  if (!said) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const files = await sources(bringBack);
    if (!files) return;
    const tab = document.querySelector('[role="tab"][aria-controls="p-code"]');
    if (tab instanceof HTMLElement) choose(tab);
    for (const [file, source] of Object.entries(files))
      document.querySelector(`[data-editor][data-file="${CSS.escape(file)}"]`)?.dispatchEvent(new CustomEvent('millrace:bring-back', { detail: source }));
    said.textContent = `Now ${name} is in the editor. Ctrl + Z brings back what was there.`;
  });
}

/** @param {string} url @returns {Promise<Record<string, string> | null>} */
async function sources(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (answer?.ok) return answer.json();
  showFailure(url, null);
  return null;
}
