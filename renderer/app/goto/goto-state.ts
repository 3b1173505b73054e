import { createStore } from 'zustand/vanilla';

/** Which of the window's two overlays is open. */
export const overlay = createStore<{ open: 'goto' | 'shortcuts' | undefined }>(() => ({ open: undefined }));

export function openGoto(): void {
  overlay.setState({ open: 'goto' });
}

export function openShortcuts(): void {
  overlay.setState({ open: 'shortcuts' });
}

export function closeOverlay(): void {
  overlay.setState({ open: undefined });
}
