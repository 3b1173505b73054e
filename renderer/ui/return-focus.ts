import { useRef } from 'react';

type ReturnFocus = { onOpenAutoFocus(): void; onCloseAutoFocus(event: Event): void };

/**
 * Handlers of a Radix dialog that give the focus back to where it was. Radix itself gives it to the dialog's trigger, and
 * to nothing where a dialog has none. What has moved the focus meanwhile keeps it.
 */
export function useReturnFocus(): ReturnFocus {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus() {
      from.current = document.activeElement;
    },
    onCloseAutoFocus(event) {
      event.preventDefault();
      const { activeElement, body } = document;
      if (activeElement !== body && activeElement !== null) return;
      if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true });
    },
  };
}
