import { useSyncExternalStore } from 'react';
import { useSettings } from './settings.ts';

/** The one zone in which this window writes times. */
export function useTimeZone(): 'local' | 'utc' {
  return useSettings().timeZone;
}

const tickMs = 1000;
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The present time, anew every second, for ages. One timer for the whole window; none while nothing shows an age. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => nowMs);
}

function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}
