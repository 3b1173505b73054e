import type { IpcMain, MessageChannelMain, WebContents, WebFrameMain } from 'electron';
import type { Wire } from '../../../shared/wire/wire.ts';
import type { LogPort } from '../../core/ports/ports.ts';
import { isPage } from './page-address.ts';
import { portWire } from './port-wire.ts';

type Channels = { ipcMain: Pick<IpcMain, 'on'>; MessageChannelMain: new () => MessageChannelMain };

/**
 * Gives a port to every page of ours that asks for one: the only thing that passes Electron's IPC. The names stand in
 * preload.ts as well. A page that asks again (it was reloaded) loses its older port.
 */
export function handOutPorts(
  { ipcMain, MessageChannelMain: Channel }: Channels,
  answer: (wire: Wire) => void,
  log: LogPort,
): void {
  const wires = new WeakMap<WebContents, Wire>();
  ipcMain.on('kconsole:connect', ({ senderFrame, sender }) => {
    // A frame that is gone by now is null.
    if (senderFrame === null || !isOurs(senderFrame)) {
      log.warn('desktop.port.refused', { url: senderFrame?.url });
      return;
    }
    wires.get(sender)?.close();
    const { port1, port2 } = new Channel();
    const wire = portWire(port1);
    wires.set(sender, wire);
    answer(wire);
    senderFrame.postMessage('kconsole:port', null, [port2]);
  });
}

/** A frame inside the page is nobody we know. */
function isOurs(frame: WebFrameMain): boolean {
  return frame.parent === null && isPage(frame.url);
}
