import type { MenuItemConstructorOptions } from 'electron';
import type { TextKey } from '../../../shared/i18n/index.ts';

/** What the menu does that Electron has no role for. */
export type MenuCommand = 'newWindow' | 'openLogs' | 'openKafkaDocs';

export type MenuEntry =
  | 'separator'
  | { text: TextKey; role: NonNullable<MenuItemConstructorOptions['role']>; only?: 'mac' | 'others' | 'development' }
  | { text: TextKey; command: MenuCommand; accelerator?: string };

export type MenuColumn = { text: TextKey | 'app'; only?: 'mac'; entries: readonly MenuEntry[] };

/**
 * The application menu. What the page does itself (go-to box, refresh, filter) has its keys there and is not repeated
 * here: a menu accelerator would take the key from the page. Edit's roles are needed on macOS, or Cmd+C does nothing.
 */
export const menuTable: readonly MenuColumn[] = [
  {
    text: 'app',
    only: 'mac',
    entries: [
      { text: 'menu.about', role: 'about' },
      'separator',
      { text: 'menu.services', role: 'services' },
      'separator',
      { text: 'menu.hide', role: 'hide' },
      { text: 'menu.hideOthers', role: 'hideOthers' },
      { text: 'menu.showAll', role: 'unhide' },
      'separator',
      { text: 'menu.quit', role: 'quit' },
    ],
  },
  {
    text: 'menu.file',
    entries: [
      { text: 'menu.newWindow', command: 'newWindow', accelerator: 'CmdOrCtrl+Shift+N' },
      { text: 'menu.closeWindow', role: 'close' },
      'separator',
      { text: 'menu.quit', role: 'quit', only: 'others' },
    ],
  },
  {
    text: 'menu.edit',
    entries: [
      { text: 'menu.undo', role: 'undo' },
      { text: 'menu.redo', role: 'redo' },
      'separator',
      { text: 'menu.cut', role: 'cut' },
      { text: 'menu.copy', role: 'copy' },
      { text: 'menu.paste', role: 'paste' },
      { text: 'menu.selectAll', role: 'selectAll' },
    ],
  },
  {
    text: 'menu.view',
    entries: [
      { text: 'menu.actualSize', role: 'resetZoom' },
      { text: 'menu.zoomIn', role: 'zoomIn' },
      { text: 'menu.zoomOut', role: 'zoomOut' },
      'separator',
      { text: 'menu.fullScreen', role: 'togglefullscreen' },
      { text: 'menu.devTools', role: 'toggleDevTools', only: 'development' },
    ],
  },
  {
    text: 'menu.window',
    entries: [
      { text: 'menu.minimize', role: 'minimize' },
      { text: 'menu.zoomWindow', role: 'zoom' },
      { text: 'menu.allToFront', role: 'front', only: 'mac' },
    ],
  },
  {
    text: 'menu.help',
    entries: [
      { text: 'menu.kafkaDocs', command: 'openKafkaDocs' },
      { text: 'menu.openLogs', command: 'openLogs' },
      { text: 'menu.about', role: 'about', only: 'others' },
    ],
  },
];
