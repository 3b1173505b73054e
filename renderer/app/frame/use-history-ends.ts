import { useRoute } from '../route.ts';

/** Whether there is nothing before or after the present place; unknown counts as "there is". */
export function useHistoryEnds(): { first: boolean; last: boolean } {
  // A move re-renders; the browser's own history then knows the ends.
  useRoute();
  const known = 'navigation' in window ? window.navigation : undefined;
  return { first: known?.canGoBack === false, last: known?.canGoForward === false };
}
