import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

const controls = 'button, a[href]';

/**
 * A row of controls with one tab stop for its buttons: arrows move between them, text fields keep their own stop.
 * A segmented control inside keeps its arrows for itself.
 */
export function Toolbar({ label, low = false, children }: { label: string; low?: boolean; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);

  // Children come and go with every render; exactly one of them shall be reachable by Tab.
  useEffect(() => {
    const items = controlsOf(bar.current);
    setStop(items, items.find((item) => item.dataset.stop === 'yes') ?? items[0]);
  });

  function onFocus(event: FocusEvent) {
    const items = controlsOf(bar.current);
    const focused = items.find((item) => item === event.target);
    if (focused) setStop(items, focused);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const items = controlsOf(bar.current);
    const at = items.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0 || event.defaultPrevented) return;
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
  }

  return (
    <div
      ref={bar}
      className={classNames('tools', low && 'low')}
      role="toolbar"
      aria-label={label}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

function controlsOf(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>(controls) ?? [])].filter(
    (item) => item.closest('[role=radiogroup]') === null && item.closest('.inbox') === null,
  );
}

function setStop(items: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const item of items) {
    item.tabIndex = item === stop ? 0 : -1;
    item.dataset.stop = item === stop ? 'yes' : 'no';
  }
}
