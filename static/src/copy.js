// @ts-check
// data-copy: copies the visible panel of the code block around it, or the element that the attribute names.

/** @param {HTMLElement} button */
export function mount(button) {
  const label = button.querySelector('.btn__label') ?? button;
  const words = label.textContent;
  button.addEventListener('click', async () => {
    const text = source(button);
    label.textContent = text !== null && (await put(text)) ? 'Copied' : 'Not copied: select it and press Ctrl+C';
    setTimeout(() => (label.textContent = words), 2000);
  });
}

/** @param {HTMLElement} button @returns {string | null} */
function source(button) {
  const named = button.dataset.copy;
  const place = named ? document.querySelector(named) : null;
  if (place instanceof HTMLInputElement) return place.value;
  if (named) return place?.textContent?.trim() ?? null;
  const panels = [...(button.closest('.code')?.querySelectorAll('pre') ?? [])];
  return panels.find((panel) => panel.checkVisibility())?.textContent ?? null;
}

/** The clipboard needs https or localhost; elsewhere the old command still works. @param {string} text */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
