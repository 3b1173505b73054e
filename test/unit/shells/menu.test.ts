import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/shells/desktop/menu.ts';
import { menuTable } from '../../../electron/shells/desktop/menu-table.ts';

const nothing = () => undefined;
const base = { language: 'en', platform: 'linux', isPackaged: true, run: nothing } as const;

function items(options: Parameters<typeof menuTemplate>[0]) {
  return menuTemplate(options).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

describe('the application menu', () => {
  it("has Edit's roles on every platform: without them Cmd+C does nothing on macOS", () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const roles = items({ ...base, platform }).map((item) => item.role);
      expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']));
    }
  });

  it('takes no key from the page: none for reload, find or the go-to box', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const all = items({ ...base, platform });
      expect(all.map((item) => item.role)).not.toEqual(expect.arrayContaining(['reload']));
      expect(all.map((item) => item.accelerator).filter(Boolean)).toEqual(['CmdOrCtrl+Shift+N']);
    }
  });

  it("begins with the application's own menu on macOS only", () => {
    expect(menuTemplate({ ...base, platform: 'darwin' })[0]?.label).toBe('kconsole');
    expect(menuTemplate(base)[0]?.label).toBe('File');
  });

  it('has developer tools only while developing', () => {
    const hasTools = (isPackaged: boolean) =>
      items({ ...base, isPackaged }).some(({ role }) => role === 'toggleDevTools');
    expect([hasTools(false), hasTools(true)]).toEqual([true, false]);
  });

  it('speaks Korean', () => {
    expect(menuTemplate({ ...base, language: 'ko' }).map(({ label }) => label)).toEqual([
      '파일',
      '편집',
      '보기',
      '창',
      '도움말',
    ]);
  });

  it('runs each of its commands', () => {
    const ran: string[] = [];
    for (const item of items({ ...base, run: (command) => ran.push(command) }))
      item.click?.({} as never, undefined, {} as never);
    const commands = menuTable.flatMap(({ entries }) =>
      entries.flatMap((entry) => (typeof entry === 'object' && 'command' in entry ? [entry.command] : [])),
    );
    expect(ran).toEqual(commands);
  });
});
