// @ts-check
// An event stream that survives the network: it reconnects, asks for what it missed, and tells the page whether it is live.
// The browser's own reconnection sends Last-Event-ID; where the browser gives up (an error answer), or where this page closed the
// stream itself, the id travels as ?lastEventId=…

/** @typedef {'connecting' | 'open' | 'lost'} StreamState */
/** @typedef {(event: MessageEvent<string>) => void} Handler */

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20000;
/** Browsers allow six connections to a host: a tab nobody looks at gives its own back. */
const HIDDEN_MS = 5000;

/** Such a stream beats every ten seconds: a silent one is kept by a proxy on the way. */
const SILENT_MS = 25000;
const POLL_MS = 5000;

/**
 * @param {string} url
 * @param {Record<string, Handler>} handlers by event name; events without a name are "message"
 * @param {(state: StreamState) => void} [onState]
 * @param {{url: string, place: (html: string) => void}} [poll] what to ask instead, and who takes it, while a stream that beats is silent
 * @returns {() => void} closes the stream
 */
export function openStream(url, handlers, onState = () => {}, poll = undefined) {
  /** @type {EventSource | null} */
  let source = null;
  let lastId = '';
  let wait = FIRST_WAIT_MS;
  let timer = 0;
  let watchdog = 0;

  const heard = () => {
    clearTimeout(watchdog);
    if (poll) watchdog = setTimeout(ask, SILENT_MS);
  };
  const ask = async () => {
    if (!poll) return;
    watchdog = setTimeout(ask, POLL_MS);
    try {
      const answer = await fetch(poll.url, { headers: { 'HX-Request': 'true' } });
      tell(answer.ok ? 'open' : 'lost');
      if (answer.ok) poll.place(await answer.text());
    } catch {
      tell('lost');
    }
  };

  /** @param {StreamState} state */
  const tell = (state) => {
    onState(state);
    document.dispatchEvent(new CustomEvent('millrace:live', { detail: { url, state } }));
  };

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    heard();
    const target = new URL(url, location.href);
    if (lastId) target.searchParams.set('lastEventId', lastId);
    const mine = (source = new EventSource(target));
    mine.onopen = () => {
      wait = FIRST_WAIT_MS;
      tell('open');
    };
    mine.onerror = () => {
      tell('lost');
      if (mine.readyState !== EventSource.CLOSED || mine !== source) return;
      timer = setTimeout(connect, wait * (0.8 + 0.4 * Math.random()));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    if (poll) mine.addEventListener('beat', heard);
    for (const [name, handler] of Object.entries(handlers))
      mine.addEventListener(name, (event) => {
        heard();
        const message = /** @type {MessageEvent<string>} */ (event);
        if (message.lastEventId) lastId = message.lastEventId;
        handler(message);
      });
  };

  const rest = () => {
    clearTimeout(timer);
    clearTimeout(watchdog);
    source?.close();
    source = null;
  };
  const onVisibility = () => {
    if (document.hidden) timer = setTimeout(rest, HIDDEN_MS);
    else if (!source) connect();
    else if (source.readyState !== EventSource.CLOSED) clearTimeout(timer);
  };
  /** @param {PageTransitionEvent} event */
  const onShow = (event) => event.persisted && connect();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', rest);
  addEventListener('pageshow', onShow);

  tell('connecting');
  connect();
  return () => {
    rest();
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pagehide', rest);
    removeEventListener('pageshow', onShow);
  };
}
