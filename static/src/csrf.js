// @ts-check
// The page's token, without which the server takes no change from it.

export function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? '';
}
