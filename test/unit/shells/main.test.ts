import type { EventEmitter } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentsStandIn, createElectron, FrameStandIn, WindowStandIn } from './desktop-stand-in.ts';

// electron/main.ts as a whole, on the stand-in: the real core, the real data folder, no Chromium.

const page = vi.hoisted(() => ({ files: new Map() }));
vi.mock('../../../electron/shells/page-files.ts', () => ({ listPageFiles: async () => page.files }));

describe('the desktop shell', () => {
  let folder: string;
  let electron: ReturnType<typeof createElectron>;
  const argv = process.argv;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

  async function start() {
    vi.doMock('electron', () => electron.module);
    await import('../../../electron/main.ts');
  }

  const started = () => vi.waitFor(() => expect(WindowStandIn.all).toHaveLength(1));
  const quit = async () => {
    const prevented = new Promise<void>((resolve) => {
      electron.module.app.emit('will-quit', { preventDefault: resolve });
    });
    await prevented;
    await vi.waitFor(() => expect(electron.log).toContain('quit'));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-main-'));
    electron = createElectron();
    WindowStandIn.all = [];
    process.argv = ['electron', '.', '--data', folder];
    vi.resetModules();
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });

  afterEach(async () => {
    process.argv = argv;
    for (const signal of signals) process.removeAllListeners(signal);
    vi.restoreAllMocks();
    vi.doUnmock('electron');
    await rm(folder, { recursive: true, force: true });
  });

  it('opens one locked window on the page, after the scheme was made known and the data folder set', async () => {
    await start();
    await started();
    expect(electron.log.slice(0, 3)).toEqual([
      `setPath userData ${join(folder, 'chromium')}`,
      'scheme kconsole',
      'whenReady',
    ]);
    const [window] = WindowStandIn.all;
    expect(window?.loaded).toEqual(['kconsole://app/']);
    expect(window?.options).toMatchObject({ show: false, name: 'main', windowStatePersistence: true });
    expect(window?.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: expect.stringMatching(/preload\.cjs$/),
    });
    window?.emit('ready-to-show');
    expect(window?.shown).toBe(1);
    expect(electron.session.check?.(null, 'media', '', {} as never)).toBe(false);
    const contents = new ContentsStandIn();
    electron.module.app.emit('web-contents-created', {}, contents);
    expect(contents.mayGo('will-navigate', 'https://evil.example/')).toBe(false);
    await quit();
  });

  it('answers the page through its port with the real core', async () => {
    await start();
    await started();
    const { createClient } = await import('../../../shared/wire/client.ts');
    const { portWire } = await import('../../../electron/shells/desktop/port-wire.ts');
    const frame = new FrameStandIn('kconsole://app/');
    (electron.module.ipcMain as EventEmitter).emit('kconsole:connect', { senderFrame: frame, sender: {} });
    const [port] = frame.sent[0]?.[1] ?? [];
    if (!port) throw new Error('no port was handed out');
    const client = createClient(portWire(port));
    expect(await client.call('app.info', {})).toMatchObject({
      version: '1.2.3',
      shell: 'desktop',
      secretStore: 'none',
    });
    await client.call('app.saveSettings', { theme: 'light', language: 'ko' });
    await vi.waitFor(() => expect(electron.module.nativeTheme.themeSource).toBe('light'));
    expect(electron.log.filter((line) => line === 'menu set').length).toBeGreaterThan(1);
    const closed = new Promise<void>((resolve) => client.onClose(resolve));
    client.close();
    await closed;
    await quit();
  });

  it('comes to the front when it is started a second time', async () => {
    await start();
    await started();
    const [window] = WindowStandIn.all;
    if (!window) throw new Error('no window');
    window.minimized = true;
    electron.module.app.emit('second-instance');
    expect([window.minimized, window.focused, WindowStandIn.all.length]).toEqual([false, 1, 1]);
    WindowStandIn.all = [];
    electron.module.app.emit('activate');
    expect(WindowStandIn.all).toHaveLength(1);
    await quit();
  });

  it('gives way to the instance that is open already', async () => {
    Object.assign(electron.module.app, { requestSingleInstanceLock: () => false });
    await start();
    expect(electron.log).toContain('quit');
    expect(electron.log).not.toContain('whenReady');
  });

  it('says who has the data folder, and ends', async () => {
    const { lockFolder } = await import('../../../electron/shells/ports/folder-lock.ts');
    await lockFolder(folder, 'browser');
    await start();
    await vi.waitFor(() => expect(electron.log).toContain('exit 3'));
    expect(electron.log.find((line) => line.startsWith('error kconsole'))).toContain(folder);
    expect(WindowStandIn.all).toEqual([]);
  });

  it('gives the data folder back before it ends', async () => {
    await start();
    await started();
    expect(await readdir(folder)).toContain('lock');
    await quit();
    expect(await readdir(folder)).not.toContain('lock');
  });
});
