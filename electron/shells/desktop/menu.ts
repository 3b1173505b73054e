import type { MenuItemConstructorOptions } from 'electron';
import { formatText, type Language, type TextKey } from '../../../shared/i18n/index.ts';
import { type MenuCommand, type MenuEntry, menuTable } from './menu-table.ts';

export type MenuOptions = {
  language: Language;
  platform: NodeJS.Platform;
  isPackaged: boolean;
  run(command: MenuCommand): void;
};

/** The application menu as Electron wants it, in the person's language and by the platform's custom. */
export function menuTemplate({ language, platform, isPackaged, run }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const here = { mac, others: !mac, development: !isPackaged };
  const label = (key: TextKey) => formatText(language, key);

  function item(entry: MenuEntry): MenuItemConstructorOptions[] {
    if (entry === 'separator') return [{ type: 'separator' }];
    if ('role' in entry) {
      return entry.only === undefined || here[entry.only] ? [{ label: label(entry.text), role: entry.role }] : [];
    }
    const { text, command, accelerator } = entry;
    return [{ label: label(text), click: () => run(command), ...(accelerator !== undefined && { accelerator }) }];
  }

  return menuTable
    .filter((column) => column.only === undefined || here[column.only])
    .map(({ text, entries }) => ({
      label: text === 'app' ? 'kconsole' : label(text),
      submenu: entries.flatMap(item),
    }));
}
