import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

const keyStepPx = 16;

/** The line between two panes: 1 px seen, 7 px grabbed. Drag, arrow keys by 16 px, double click goes back to `resetTo`. */
export function Split({
  side,
  width,
  onWidth,
  min,
  max,
  label,
  resetTo,
}: {
  /** Which pane has the `width`: the one left or right of the line. */
  side: 'left' | 'right';
  width: number;
  onWidth(width: number): void;
  min: number;
  max: number;
  label: string;
  resetTo?: number;
}) {
  const start = useRef<{ x: number; width: number } | undefined>(undefined);
  const [first] = useState(width);
  const sign = side === 'left' ? 1 : -1;
  const set = (next: number) => onWidth(Math.round(Math.min(max, Math.max(min, next))));

  function drag(event: PointerEvent<HTMLElement>) {
    if (start.current) set(start.current.width + sign * (event.clientX - start.current.x));
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowLeft: width - sign * keyStepPx,
      ArrowRight: width + sign * keyStepPx,
      Home: min,
      End: max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      className="split v"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(width)}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(resetTo ?? first)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = undefined;
      }}
    />
  );
}
