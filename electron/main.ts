import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { toAppError } from '../shared/errors.ts';
import type { Language } from '../shared/i18n/index.ts';
import type { LogPort } from './core/ports/ports.ts';
import { parseDesktopOptions } from './shells/command-line.ts';
import { createDemoSandbox } from './shells/demo-sandbox.ts';
import { followSettings } from './shells/desktop/follow-settings.ts';
import { openKeychain } from './shells/desktop/keychain.ts';
import { lockContents, lockSession } from './shells/desktop/lockdown.ts';
import { menuTemplate } from './shells/desktop/menu.ts';
import type { MenuCommand } from './shells/desktop/menu-table.ts';
import { registerPageScheme, servePage } from './shells/desktop/page-protocol.ts';
import { handOutPorts } from './shells/desktop/port-handout.ts';
import { openWindow } from './shells/desktop/window.ts';
import { errorSentence } from './shells/error-sentence.ts';
import { ownFailureExitCode } from './shells/exit-codes.ts';
import { dataFolderOf, type Host, startHost } from './shells/host.ts';
import { listPageFiles } from './shells/page-files.ts';

// The desktop shell: lends the ports, creates the core, opens the window. Wiring only; built to out/main.js.

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const say = (line: string) => void process.stderr.write(`${line}\n`);
const options = parseDesktopOptions(process.argv.slice(1));
const dataFolder = dataFolderOf(options);

// Chromium's own files stay out of ours; and one instance per data folder, not per machine.
const chromiumFolder = join(dataFolder, 'chromium');
mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 });
app.setPath('userData', chromiumFolder);
registerPageScheme(protocol);
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(main).catch(giveUp);
} else {
  say(`kconsole is open already on ${dataFolder}: its window comes to the front.`);
  app.quit();
}

async function main() {
  const host = await startHost({
    shell: 'desktop',
    version: app.getVersion(),
    options,
    // In a package the sandbox lies outside the archive: Java and Maven cannot read in it.
    sandbox: createDemoSandbox(path('sandbox').replace('app.asar', 'app.asar.unpacked'), options),
    openSecrets: (files, log) => openKeychain(safeStorage, process.platform, files, log),
    say,
  });
  const openHere = (address?: string) => open(host.log, address);
  const focusOrOpen = () => focusFirst() || openHere();
  lockSession(session.defaultSession);
  servePage(protocol, await listPageFiles(path('renderer')), host.log);
  handOutPorts({ ipcMain, MessageChannelMain }, host.answer, host.log);
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, {
      log: host.log,
      openWindow: openHere,
      openExternal: (url) => void shell.openExternal(url),
    });
    contents.on('render-process-gone', (_gone, details) => host.log.error('desktop.page.gone', { ...details }));
  });
  const settings = new AbortController();
  void followSettings(host.handlers, settings.signal, host.log, ({ theme, language }) => {
    nativeTheme.themeSource = theme;
    setMenu(language, host);
  });
  app.on('second-instance', focusOrOpen);
  app.on('activate', focusOrOpen);
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());
  closeBeforeQuit(host, settings);
  openHere();
}

function open(log: LogPort, address?: string) {
  openWindow({
    BrowserWindow,
    preload: path('preload.cjs'),
    isFirst: BrowserWindow.getAllWindows().length === 0,
    dark: nativeTheme.shouldUseDarkColors,
    devTools: !app.isPackaged,
    log,
    ...(address !== undefined && { address }),
  });
}

/** Whether there was a window to bring to the front. */
function focusFirst(): boolean {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
  return window !== undefined;
}

function setMenu(language: Language, host: Host) {
  const commands: Record<MenuCommand, () => void> = {
    newWindow: () => open(host.log),
    openLogs: () => void shell.openPath(join(host.dataFolder, 'logs')),
    openKafkaDocs: () => void shell.openExternal('https://kafka.apache.org/documentation/'),
  };
  const template = menuTemplate({
    language,
    platform: process.platform,
    isPackaged: app.isPackaged,
    run: (command) => commands[command](),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Sessions, sandbox and data folder are given back before the process ends, however it is asked to. */
function closeBeforeQuit(host: Host, settings: AbortController) {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    settings.abort();
    host
      .close()
      .catch((error: unknown) => host.log.error('desktop.close.failed', { error }))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

function giveUp(caught: unknown) {
  const sentence = errorSentence(toAppError(caught));
  say(`kconsole: ${sentence}`);
  dialog.showErrorBox('kconsole', sentence);
  app.exit(ownFailureExitCode);
}
