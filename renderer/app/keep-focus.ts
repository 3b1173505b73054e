import { type RefObject, useEffect, useRef } from 'react';

/**
 * Where a view goes, what had the focus in it goes too. Then the view that came has it: Tab and F6 go on from there, and
 * never from the top of the window. `place` names the view.
 */
export function useFocusKept(view: RefObject<HTMLElement | null>, place: string): void {
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew for each view
  useEffect(() => {
    // Nothing was lost yet where the window has just opened.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    // What the view focuses by itself, and what a closing overlay gives the focus back to, comes first.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) view.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [place]);
}
