import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';

// A stand-in for Electron, held to its real type declarations, with Node's real MessageChannel inside. It shows what
// our code asks of Electron; whether Chromium then does it, real-electron.smoke.test.ts shows where there is one.

/** What is here of T has to have T's own type; events come from Node's EventEmitter. */
type StandInFor<T> = Omit<Partial<T>, keyof EventEmitter>;
type Handler<K extends keyof Electron.Session> = Electron.Session[K] extends (handler: infer H) => void
  ? NonNullable<H>
  : never;

/** A port as the main process has it: events with `data`, and no transfer of buffers. */
export class PortStandIn extends EventEmitter {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }

  start() {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown, transfer?: unknown[]) {
    if (transfer) throw new Error('a transfer list: Electron would lose this message');
    this.#port.postMessage(message);
  }

  close() {
    this.#port.close();
  }
}

export class ChannelStandIn {
  readonly port1: Electron.MessagePortMain;
  readonly port2: Electron.MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortStandIn(port1);
    this.port2 = new PortStandIn(port2);
  }
}

/** A frame that asks; what it is sent is kept. */
export class FrameStandIn implements StandInFor<Electron.WebFrameMain> {
  readonly url: string;
  readonly parent: Electron.WebFrameMain | null;
  readonly sent: [channel: string, ports: readonly Electron.MessagePortMain[]][] = [];

  constructor(url: string, parent: FrameStandIn | null = null) {
    this.url = url;
    this.parent = parent as Electron.WebFrameMain | null;
  }

  postMessage(channel: string, _message: unknown, ports: Electron.MessagePortMain[] = []) {
    this.sent.push([channel, ports]);
  }
}

export class ContentsStandIn extends EventEmitter implements StandInFor<Electron.WebContents> {
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]) {
    this.openHandler = handler;
  }

  /** Whether the page may go there, by this event. */
  mayGo(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string): boolean {
    let allowed = true;
    this.emit(event, {
      url,
      preventDefault: () => {
        allowed = false;
      },
    });
    return allowed;
  }

  opens(url: string) {
    const details = { url } as Electron.HandlerDetails;
    return this.openHandler?.(details);
  }
}

export class SessionStandIn implements StandInFor<Electron.Session> {
  request: Handler<'setPermissionRequestHandler'> | undefined;
  check: Handler<'setPermissionCheckHandler'> | undefined;
  device: Handler<'setDevicePermissionHandler'> | undefined;
  media: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] | undefined;

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'> | null) {
    this.request = handler ?? undefined;
  }

  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'> | null) {
    this.check = handler ?? undefined;
  }

  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'> | null) {
    this.device = handler ?? undefined;
  }

  setDisplayMediaRequestHandler(handler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]) {
    this.media = handler;
  }
}

export class WindowStandIn extends EventEmitter implements StandInFor<Electron.BrowserWindow> {
  static all: WindowStandIn[] = [];
  static getAllWindows(): WindowStandIn[] {
    return WindowStandIn.all;
  }

  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  minimized = false;
  focused = 0;
  shown = 0;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    WindowStandIn.all.push(this);
  }

  async loadURL(url: string) {
    this.loaded.push(url);
  }

  show() {
    this.shown += 1;
  }

  focus() {
    this.focused += 1;
  }

  isMinimized() {
    return this.minimized;
  }

  restore() {
    this.minimized = false;
  }
}

/** The module `electron` as main.ts imports it. `log` holds what was asked of it, in order. */
export function createElectron() {
  const log: string[] = [];
  const handlers = new Map<string, Parameters<Electron.Protocol['handle']>[1]>();
  const session = new SessionStandIn();
  const methods = {
    isPackaged: false,
    setPath: (name: string, path: string) => void log.push(`setPath ${name} ${path}`),
    requestSingleInstanceLock: () => true,
    whenReady: async () => void log.push('whenReady'),
    getVersion: () => '1.2.3',
    quit: () => void log.push('quit'),
    exit: (code?: number) => void log.push(`exit ${code}`),
  } satisfies StandInFor<Electron.App>;
  const module = {
    app: Object.assign(new EventEmitter(), methods),
    BrowserWindow: WindowStandIn,
    dialog: {
      showErrorBox: (title: string, text: string) => void log.push(`error ${title}: ${text}`),
    } satisfies StandInFor<Electron.Dialog>,
    ipcMain: new EventEmitter() as StandInFor<Electron.IpcMain> & EventEmitter,
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({ template }),
      setApplicationMenu: (menu: unknown) => void log.push(`menu ${menu === null ? 'none' : 'set'}`),
    },
    MessageChannelMain: ChannelStandIn satisfies new () => StandInFor<Electron.MessageChannelMain>,
    nativeTheme: { themeSource: 'system', shouldUseDarkColors: true } as Pick<
      Electron.NativeTheme,
      'themeSource' | 'shouldUseDarkColors'
    >,
    protocol: {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) =>
        void log.push(`scheme ${schemes.map(({ scheme }) => scheme)}`),
      handle: (scheme: string, handler: Parameters<Electron.Protocol['handle']>[1]) =>
        void handlers.set(scheme, handler),
    } satisfies StandInFor<Electron.Protocol>,
    safeStorage: {
      isAsyncEncryptionAvailable: async () => false,
      getSelectedStorageBackend: () => 'basic_text',
    } satisfies StandInFor<Electron.SafeStorage>,
    session: { defaultSession: session },
    shell: {
      openExternal: async (url: string) => void log.push(`openExternal ${url}`),
      openPath: async (path: string) => `${log.push(`openPath ${path}`)}`,
    } satisfies StandInFor<Electron.Shell>,
  } satisfies { [K in keyof typeof Electron]?: object };
  return { log, handlers, session, module };
}
