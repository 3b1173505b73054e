import { useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './route-format.ts';

export type { Route } from './route-format.ts';

const moved = new EventTarget();
let hash: string | undefined;
let route: Route = { view: 'connect' };

/** Where the window is. */
export function useRoute(): Route {
  return useSyncExternalStore(onRoute, currentRoute);
}

/** Where the window is, for code that is no component. The same object while the address stays. */
export function currentRoute(): Route {
  if (location.hash !== hash) {
    hash = location.hash;
    route = parseRoute(hash);
  }
  return route;
}

/** Goes to a view. `replace` leaves no step behind: for what is typed letter by letter. */
export function navigate(to: Route, options: { replace?: boolean } = {}): void {
  const address = formatRoute(to);
  if (address === location.hash) return;
  if (options.replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  moved.dispatchEvent(new Event('move'));
}

/** The address of a view, for links: middle click and Ctrl-click open it in a second window. */
export function href(to: Route): string {
  return formatRoute(to);
}

function onRoute(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener('hashchange', listener);
  moved.addEventListener('move', listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener('hashchange', listener);
    moved.removeEventListener('move', listener);
  };
}
