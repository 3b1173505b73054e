/** The desktop's own scheme: not http, so no web page is ever of its origin. */
export const scheme = 'kconsole';
export const pageHost = 'app';
export const pageUrl = `${scheme}://${pageHost}/`;

/** Whether an address is this app's page, whatever place in it the hash names. */
export function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, pathname } = new URL(address);
  return protocol === `${scheme}:` && host === pageHost && (pathname === '/' || pathname === '/index.html');
}
