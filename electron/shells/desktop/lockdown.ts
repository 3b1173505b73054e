import type { Session, WebContents } from 'electron';
import type { LogPort } from '../../core/ports/ports.ts';
import { isAllowedLink } from './external-links.ts';
import { isPage } from './page-address.ts';

export type Doors = {
  log: LogPort;
  /** Opens another window of ours at this address of the page. */
  openWindow(address: string): void;
  /** Opens the system's browser. */
  openExternal(address: string): void;
};

/** Keeps a page where it is: no navigation, no frame, no webview, no window but our own. */
export function lockContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { log, openWindow, openExternal }: Doors,
): void {
  const stayOnPage = (event: { preventDefault(): void; url: string }) => {
    if (isPage(event.url)) return;
    event.preventDefault();
    log.warn('desktop.navigation.refused', { url: event.url });
  };
  contents.on('will-navigate', stayOnPage);
  contents.on('will-frame-navigate', stayOnPage);
  contents.on('will-redirect', stayOnPage);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isPage(url)) openWindow(url);
    else if (isAllowedLink(url)) openExternal(url);
    else log.warn('desktop.window.refused', { url });
    return { action: 'deny' };
  });
}

/** Refuses a session everything a web page could ask for, but to put text on the clipboard, which copying needs. */
export function lockSession(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
  >,
): void {
  const allowed = 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === allowed));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
