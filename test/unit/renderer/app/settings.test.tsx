import { act, cleanup, render, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useLanguage, useText } from '../../../../renderer/app/i18n.tsx';
import { followSettings, saveSettings, useViewState } from '../../../../renderer/app/settings.ts';
import { useDocumentLook } from '../../../../renderer/app/theme.ts';
import type { Settings } from '../../../../shared/contract/index.ts';
import { type FakeCore, installFakeCore } from '../fake-core.ts';

const saved: Settings = { theme: 'dark', language: 'en', timeZone: 'local', views: { 'journal.pane': 500 } };

let core: FakeCore;
beforeEach(async () => {
  vi.useFakeTimers();
  core = installFakeCore();
  core.answer('app.saveSettings', (partial) => ({ ...saved, ...partial }) as Settings);
  const known = followSettings(1000);
  core.push('app.settings', saved);
  await known;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Window() {
  const t = useText();
  useDocumentLook();
  return (
    <p>
      {useLanguage()} {t('app.rail.topics')}
    </p>
  );
}

test('language and theme change in place, also when another window chose them', () => {
  render(<Window />);
  expect(screen.getByText('en Topics')).toBeTruthy();
  act(() => saveSettings({ language: 'ko' }));
  expect(screen.getByText('ko 토픽')).toBeTruthy();
  expect(document.documentElement.lang).toBe('ko');
  act(() => core.push('app.settings', { ...saved, theme: 'light', language: 'en' }));
  expect(screen.getByText('en Topics')).toBeTruthy();
  expect(document.documentElement.dataset.theme).toBe('light');
});

test('a view gets back what it had, and many moves of a splitter are one write', () => {
  const { result } = renderHook(() => useViewState('journal.pane', 408));
  expect(result.current[0]).toBe(500);
  for (const width of [490, 480, 470]) act(() => result.current[1](width));
  expect(result.current[0]).toBe(470);
  expect(core.calls).toEqual([]);
  act(() => void vi.advanceTimersByTime(400));
  expect(core.calls).toEqual([{ method: 'app.saveSettings', input: { views: { 'journal.pane': 470 } } }]);
});

test('what was saved by another version and does not fit is left aside', () => {
  const { result } = renderHook(() => useViewState('journal.pane', ['time', 'key']));
  expect(result.current[0]).toEqual(['time', 'key']);
});
