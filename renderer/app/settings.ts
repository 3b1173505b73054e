import { useEffect, useState, useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Settings } from '../../shared/contract/index.ts';
import { call } from './live.ts';
import { cellKey, holdCell, onCells, readCell } from './live-cache.ts';
import { reportError } from './toasts.ts';

const saveDelayMs = 400;
const key = cellKey('app.settings', {});

const settings = createStore<Settings>(() => ({
  theme: 'system',
  language: navigator.language.startsWith('ko') ? 'ko' : 'en',
  timeZone: 'local',
  views: {},
}));

/** Follows the settings that the core pushes to every window. Resolves when they are known, or after `limitMs`. */
export function followSettings(limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, limitMs);
    onCells(() => {
      const pushed = readCell<'app.settings'>(key);
      if (pushed.status !== 'fresh' || !pushed.value) return;
      // Views stay as they are here: a second window must not move this one's splitters while they are dragged.
      const first = Object.keys(settings.getState().views).length === 0;
      const { views, ...shared } = pushed.value;
      settings.setState(first ? { ...shared, views } : shared);
      resolve();
    });
    holdCell(key, 'app.settings', {});
  });
}

export function useSettings(): Settings {
  return useSyncExternalStore(settings.subscribe, settings.getState);
}

/** Takes effect here at once and in every window when the core has it. `views` is merged one level deep. */
export function saveSettings(partial: Partial<Settings>): void {
  const { views, ...rest } = partial;
  settings.setState({ ...rest, views: { ...settings.getState().views, ...views } });
  call('app.saveSettings', partial).catch(reportError);
}

const unsaved = new Map<string, unknown>();
let timer: ReturnType<typeof setTimeout> | undefined;

function saveViewSoon(view: string, value: unknown): void {
  unsaved.set(view, value);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const views = Object.fromEntries(unsaved);
    unsaved.clear();
    saveSettings({ views });
  }, saveDelayMs);
}

/** Splitter positions, column choices and the like: remembered per view, over restarts. `view` names it, e.g. `messages.detailWidth`. */
export function useViewState<T>(view: string, initial: T): [T, (next: T) => void] {
  const saved = useSettings().views[view];
  const [value, setValue] = useState<T>(() => sameKind(saved, initial) ?? initial);
  const [chosen, setChosen] = useState(false);

  // Settings may come after the first paint; what the person has moved since then wins.
  useEffect(() => {
    const known = sameKind(saved, initial);
    if (!chosen && known !== undefined) setValue(known);
  }, [saved, chosen, initial]);

  function choose(next: T) {
    setChosen(true);
    setValue(next);
    saveViewSoon(view, next);
  }
  return [value, choose];
}

/** What was saved, if it is of the kind the view expects: an older version may have written something else. */
function sameKind<T>(saved: unknown, initial: T): T | undefined {
  const fits = typeof saved === typeof initial && Array.isArray(saved) === Array.isArray(initial);
  return fits ? (saved as T) : undefined;
}
