import { createStore } from 'zustand/vanilla';
import type { ChangeSummary } from '../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import type { TextKey, TextParams } from '../../shared/i18n/index.ts';

/** A result of something started elsewhere. The text is made in the window's language when it is shown. */
export type Toast = {
  id: string;
  tone: 'ok' | 'warn' | 'bad' | 'info';
  message: { key: TextKey; params?: TextParams } | { error: AppError } | { change: ChangeSummary; tookMs: number };
  /** The journal entry that can be taken back. */
  undo?: string;
};

const maxShown = 4;
const shownMs = 10_000;

export const toasts = createStore<{ items: readonly Toast[] }>(() => ({ items: [] }));
let nextId = 1;

/** Shows a result at the bottom right. Good news leaves by itself, bad news stays until it is closed. */
export function showToast(toast: Omit<Toast, 'id'>): string {
  const id = `toast-${nextId++}`;
  toasts.setState(({ items }) => ({ items: [...items, { ...toast, id }].slice(-maxShown) }));
  if (toast.tone === 'ok' || toast.tone === 'info') setTimeout(() => closeToast(id), shownMs);
  return id;
}

export function closeToast(id: string): void {
  toasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }));
}

/** For a `catch` at the end of something nobody waits for: says it instead of losing it. */
export function reportError(caught: unknown): void {
  const error = toAppError(caught);
  if (error.code === 'CANCELLED') return;
  showToast({ tone: 'bad', message: { error } });
}
