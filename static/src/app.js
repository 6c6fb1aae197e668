// @ts-check
// The entry: htmx, keys, and a table of behaviours. Each module below is fetched when an element asks for it.
import './exchange.js';
import './keys.js';
import { start } from './mount.js';
import { watchVariables } from './variables.js';

watchVariables();
start([
  ['[data-set="theme"]', () => import('./theme-switch.js')],
  ['[data-set="outline"], [data-set^="open:"]', () => import('./panes.js')],
  ['.grip', () => import('./grip.js')],
  ['[role="tablist"]', () => import('./tabs.js')],
  ['[data-copy]', () => import('./copy.js')],
  ['[data-order]', () => import('./order.js')],
  ['[data-quiz]', () => import('./quiz.js')],
  ['[data-interactive]', () => import('./figures/interactive.js')],
  ['[data-shop]', () => import('./shop.js')],
  ['[data-sse]', () => import('./live-regions.js')],
  ['[data-live]', () => import('./live-pill.js')],
  ['[data-pause]', () => import('./pause.js')],
  ['[data-editor]', () => import('./editor.js')],
  ['[data-compile]', () => import('./typing.js')],
  ['[data-results]', () => import('./results.js')],
  ['[data-own-address]', () => import('./address.js')],
  ['[data-topics]', () => import('./topics.js')],
  ['[data-json-check]', () => import('./json-check.js')],
  ['[data-time]', () => import('./local-time.js')],
  ['[data-day-time]', () => import('./day-time.js')],
  ['.room', () => import('./classroom.js')],
  ['#banners', () => import('./banner-space.js')],
  ['[data-follow]', () => import('./follow.js')],
  ['[data-pace]', () => import('./pace.js')],
  ['[data-countdown]', () => import('./countdown.js')],
  ['[data-say]', () => import('./say.js')],
  ['[data-noted]', () => import('./noted.js')],
  ['[data-clock]', () => import('./clock.js')],
  ['[data-after-send]', () => import('./after-send.js')],
  ['[data-enter]', () => import('./enter.js')],
  ['[data-strips]', () => import('./strips.js')],
  ['[data-poll]', () => import('./poll.js')],
  ['[data-replay]', () => import('./replay.js')],
  ['[data-hints]', () => import('./hints.js')],
  ['[data-sent-hint]', () => import('./sent-hint.js')],
  ['[data-show-big]', () => import('./show-big.js')],
  ['[data-slides]', () => import('./slides.js')],
  ['[data-reading]', () => import('./reading-settings.js')],
  ['[data-note]', () => import('./notes.js')],
  ['[data-bookmarks]', () => import('./bookmarks.js')],
  ['[data-search]', () => import('./search.js')],
  ['main .prose', () => import('./found-marks.js')],
  ['[data-preflight]', () => import('./preflight.js')],
  ['[data-presenter]', () => import('./presenter.js')],
]);
