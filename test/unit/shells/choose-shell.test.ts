import { describe, expect, it } from 'vitest';
import { type Circumstances, chooseShell } from '../../../electron/shells/start/choose-shell.ts';
import type { FetchResult } from '../../../electron/shells/start/fetch-electron.ts';

function circumstances(changes: Partial<Circumstances> & { result?: FetchResult } = {}) {
  const asked: string[] = [];
  const { result = { state: 'failed', lastWords: '' }, ...rest } = changes;
  const given: Circumstances = {
    browserWanted: false,
    platform: 'linux',
    env: { DISPLAY: ':0' },
    isRoot: false,
    findElectron: () => '/electron',
    fetchElectron: async () => {
      asked.push('fetch');
      return result;
    },
    ...rest,
  };
  return { given, asked };
}

describe('which shell is started', () => {
  it('is the desktop where Electron is', async () => {
    const { given, asked } = circumstances();
    expect(await chooseShell(given)).toEqual({ shell: 'desktop', program: '/electron' });
    expect(asked).toEqual([]);
  });

  it('is the browser when it was asked for, without a reason to tell', async () => {
    expect(await chooseShell(circumstances({ browserWanted: true }).given)).toEqual({ shell: 'browser' });
  });

  it.each([
    ['there is no display', { env: {} }, 'shell.noDisplay'],
    ['it is root on Linux', { isRoot: true }, 'shell.notAsRoot'],
  ] as const)('is the browser when %s, and nothing is fetched', async (_name, changes, key) => {
    const { given, asked } = circumstances({ ...changes, findElectron: () => undefined });
    expect(await chooseShell(given)).toEqual({ shell: 'browser', why: { key } });
    expect(asked).toEqual([]);
  });

  it.each([{ WAYLAND_DISPLAY: 'wayland-0' }, { DISPLAY: ':1' }])('is the desktop with %o', async (env) => {
    expect(await chooseShell(circumstances({ env }).given)).toMatchObject({ shell: 'desktop' });
  });

  it('needs no display variable on macOS and Windows', async () => {
    for (const platform of ['darwin', 'win32'] as const)
      expect(await chooseShell(circumstances({ platform, env: {} }).given)).toMatchObject({ shell: 'desktop' });
  });

  it('is the desktop once Electron was fetched', async () => {
    let there = false;
    const { given } = circumstances({
      findElectron: () => (there ? '/fetched' : undefined),
      fetchElectron: async () => {
        there = true;
        return { state: 'fetched' };
      },
    });
    expect(await chooseShell(given)).toEqual({ shell: 'desktop', program: '/fetched' });
  });

  it.each([
    [{ state: 'stalled' }, { key: 'shell.fetchStalled' }],
    [
      { state: 'failed', lastWords: 'no network' },
      { key: 'shell.fetchFailed', params: { detail: 'no network' } },
    ],
    [{ state: 'fetched' }, { key: 'shell.fetchFailed', params: { detail: '' } }],
  ] as const)('is the browser after %o, and says so', async (result, why) => {
    const { given } = circumstances({ findElectron: () => undefined, result });
    expect(await chooseShell(given)).toEqual({ shell: 'browser', why });
  });
});
