import type { IncomingHttpHeaders } from 'node:http';

// Any page in any browser, and any user of this machine, can send requests to a loopback port. What keeps them out,
// besides the session cookie, is decided here from the headers that a browser sets and a page cannot.

/**
 * Whether the Host header names this machine itself. Any port: behind `ssh -L 8000:127.0.0.1:40000` it is the
 * forwarded one. A rebound DNS name (`evil.example` resolved to 127.0.0.1) is refused here.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}

/** Whether the request was made by this server's own page. A WebSocket is not kept to its origin by the browser. */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  return host !== undefined && origin === `http://${host}`;
}

/**
 * Whether the browser says that another site caused the request. `same-site` counts: another port of this machine
 * is the same site, and gets our SameSite cookie.
 */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/**
 * Whether a person went to this address: a top-level navigation, not an image, a frame, a fetch or a look ahead by
 * the browser. Only that may spend the one-time token.
 */
export function isTopLevelNavigation(headers: IncomingHttpHeaders): boolean {
  return (
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    headers['sec-purpose'] === undefined
  );
}
