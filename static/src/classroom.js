// @ts-check
// .room: marks the student whose drawer is open, and empties the drawer when it is closed, so that it stops asking for news.

/** @param {HTMLElement} room */
export function mount(room) {
  const drawer = room.querySelector('.drawer');
  if (!(drawer instanceof HTMLElement)) return;
  const mark = () => {
    const open = drawer.querySelector('[data-student]')?.getAttribute('data-student');
    drawer.setAttribute('aria-label', `Student: ${drawer.querySelector('h2')?.textContent ?? ''}`);
    for (const row of room.querySelectorAll('.heat tbody tr'))
      if (open && row.id === `s-${open}`) row.setAttribute('aria-selected', 'true');
      else row.removeAttribute('aria-selected');
  };
  drawer.addEventListener('htmx:afterSettle', mark);
  room.addEventListener('millrace:placed', mark);

  const root = document.documentElement;
  const watch = new MutationObserver(() => {
    if (root.dataset.open === 'drawer') return;
    drawer.replaceChildren();
    drawer.hidden = true;
    mark();
  });
  watch.observe(root, { attributeFilter: ['data-open'] });
  return () => watch.disconnect();
}
