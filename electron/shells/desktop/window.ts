import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { LogPort } from '../../core/ports/ports.ts';
import { pageUrl } from './page-address.ts';

const background = { dark: '#16181d', light: '#ffffff' };

export type WindowOptions = {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  preload: string;
  /** Whether this is the window whose size and place are kept for the next start. */
  isFirst: boolean;
  dark: boolean;
  devTools: boolean;
  log: LogPort;
  /** Where in the page, as an address of the page with its hash. */
  address?: string;
};

/** Opens a window on the page, locked: its page reaches neither Node nor Electron. Shown once it has painted. */
export function openWindow({ BrowserWindow: Window, preload, isFirst, dark, devTools, log, address }: WindowOptions) {
  const window = new Window({
    // Electron keeps the bounds by this name.
    ...(isFirst && { name: 'main', windowStatePersistence: true }),
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'kconsole',
    backgroundColor: dark ? background.dark : background.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.loadURL(address ?? pageUrl).catch((error: unknown) => log.error('desktop.page.failed', { error }));
  return window;
}
