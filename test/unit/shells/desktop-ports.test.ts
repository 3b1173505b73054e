import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { handOutPorts } from '../../../electron/shells/desktop/port-handout.ts';
import { portWire } from '../../../electron/shells/desktop/port-wire.ts';
import type { Wire } from '../../../shared/wire/wire.ts';
import { ChannelStandIn, FrameStandIn } from './desktop-stand-in.ts';

const silent = { info() {}, warn() {}, error() {} };

describe('the port of a window', () => {
  let ipcMain: EventEmitter;
  let wires: Wire[];
  const ask = (senderFrame: FrameStandIn | null, sender: object = {}) =>
    ipcMain.emit('kconsole:connect', { senderFrame, sender });

  beforeEach(() => {
    ipcMain = new EventEmitter();
    wires = [];
    const channels = { ipcMain: ipcMain as unknown as IpcMain, MessageChannelMain: ChannelStandIn };
    handOutPorts(channels, (wire) => wires.push(wire), silent);
  });

  it('goes to our own page, and carries frames both ways', async () => {
    const frame = new FrameStandIn('kconsole://app/#/connect');
    ask(frame);
    const [channel, ports] = frame.sent[0] ?? [];
    expect(channel).toBe('kconsole:port');
    const [port] = ports ?? [];
    if (!port || !wires[0]) throw new Error('no port was handed out');
    const wire = wires[0];
    wire.onFrame((bytes) => wire.send(new Uint8Array([...bytes].reverse())));
    const echoed = new Promise((resolve) => port.once('message', ({ data }) => resolve(data)));
    port.start();
    port.postMessage(new Uint8Array([1, 2, 3]));
    expect(await echoed).toEqual(new Uint8Array([3, 2, 1]));
    wire.close();
  });

  it.each<[string, FrameStandIn | null]>([
    ['a frame that is gone', null],
    ['another site', new FrameStandIn('https://evil.example/')],
    ['a file', new FrameStandIn('file:///tmp/x.html')],
    ['another host of our scheme', new FrameStandIn('kconsole://evil/')],
    ['a frame inside our page', new FrameStandIn('kconsole://app/', new FrameStandIn('kconsole://app/'))],
    ['a page that is not there yet', new FrameStandIn('')],
  ])('is refused to %s', (_name, frame) => {
    ask(frame);
    expect(wires).toEqual([]);
    expect(frame?.sent ?? []).toEqual([]);
  });

  it('is closed when the same window asks again, as after a reload', async () => {
    const sender = {};
    ask(new FrameStandIn('kconsole://app/'), sender);
    const closed = new Promise<void>((resolve) => wires[0]?.onClose(resolve));
    ask(new FrameStandIn('kconsole://app/'), sender);
    await closed;
    expect(wires).toHaveLength(2);
    wires[1]?.close();
  });

  it('tells when the window is gone, once', async () => {
    const { port1, port2 } = new ChannelStandIn();
    const wire = portWire(port1);
    let closes = 0;
    const closed = new Promise<void>((resolve) =>
      wire.onClose(() => {
        closes += 1;
        resolve();
      }),
    );
    wire.onFrame(() => undefined);
    port2.start();
    port2.close();
    await closed;
    wire.close();
    expect(closes).toBe(1);
  });

  it('is closed on a message that is no frame', async () => {
    const { port1, port2 } = new ChannelStandIn();
    const wire = portWire(port1);
    const frames: unknown[] = [];
    wire.onFrame((frame) => frames.push(frame));
    const closed = new Promise<void>((resolve) => wire.onClose(resolve));
    port2.postMessage({ t: 'call', id: 1 });
    await closed;
    expect(frames).toEqual([]);
  });
});
