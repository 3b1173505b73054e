import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { socketWire as coreSocketWire } from '../../../electron/shells/browser/socket-wire.ts';
import { portWire as corePortWire } from '../../../electron/shells/desktop/port-wire.ts';
import { portWire as windowPortWire, socketWire as windowSocketWire } from '../../../renderer/app/wires.ts';
import type { Wire } from '../../../shared/wire/wire.ts';
import { PortStandIn } from '../shells/desktop-stand-in.ts';

type Ends = { window: Wire; core: Wire };

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function ports(): Promise<Ends> {
  const { port1, port2 } = new MessageChannel();
  // Node's port has the DOM's interface too; only the types know them as two.
  return { window: windowPortWire(port1 as unknown as MessagePort), core: corePortWire(new PortStandIn(port2)) };
}

async function sockets(): Promise<Ends> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  endings.push(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => http.close(resolve));
  });
  const core = new Promise<Wire>((resolve) => server.once('connection', (socket) => resolve(coreSocketWire(socket))));
  const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  return { window: windowSocketWire(socket), core: await core };
}

// The shells cannot differ: the same conversation over both.
describe.each([
  ['MessagePort', ports],
  ['WebSocket', sockets],
] as const)('a wire over a %s', (_name, open) => {
  it('carries frames both ways, in order and byte by byte', async () => {
    const { window, core } = await open();
    const frames = [new Uint8Array([0, 255, 1]), new Uint8Array(), new Uint8Array(200_000).fill(7)];
    core.onFrame((frame) => core.send(frame));
    const back: Uint8Array[] = [];
    const all = new Promise<void>((resolve) => {
      window.onFrame((frame) => {
        if (back.push(frame) === frames.length) resolve();
      });
    });
    for (const frame of frames) window.send(frame);
    await all;
    expect(back.map((frame) => Buffer.from(frame).toString('hex'))).toEqual(
      frames.map((frame) => Buffer.from(frame).toString('hex')),
    );
    window.close();
  });

  it('aligns every frame to 8 bytes, so that columns of 64 bits are read in place', async () => {
    const { window, core } = await open();
    const came = new Promise<Uint8Array>((resolve) => window.onFrame(resolve));
    core.onFrame(() => undefined);
    core.send(new Uint8Array(16));
    expect((await came).byteOffset % 8).toBe(0);
    window.close();
  });

  it.each(['window', 'core'] as const)('tells both ends when the %s closes it', async (side) => {
    const ends = await open();
    ends.window.onFrame(() => undefined);
    ends.core.onFrame(() => undefined);
    const closed = [ends.window, ends.core].map((wire) => new Promise<void>((resolve) => wire.onClose(resolve)));
    ends[side].close();
    await Promise.all(closed);
  });
});
