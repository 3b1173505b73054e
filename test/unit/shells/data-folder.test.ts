import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../../../electron/shells/ports/data-folder.ts';

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/kim', '/home/kim/.local/share/kconsole'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/kim', '/data/kconsole'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/kim', '/home/kim/.local/share/kconsole'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/kim', '/home/kim/.local/share/kconsole'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/kim', '/Users/kim/Library/Application Support/kconsole'],
    [
      'win32',
      { APPDATA: 'C:\\Users\\kim\\AppData\\Roaming' },
      'C:\\Users\\kim',
      'C:\\Users\\kim\\AppData\\Roaming\\kconsole',
    ],
    ['win32', {}, 'C:\\Users\\kim', 'C:\\Users\\kim\\AppData\\Roaming\\kconsole'],
  ] as const)('on %s with %o is where the system keeps such things', (platform, env, home, folder) => {
    expect(defaultDataFolder({ platform, env, home })).toBe(folder);
  });
});
