import { failure } from '../../shared/errors.ts';
import type { Wire } from '../../shared/wire/wire.ts';

/** How long the shell may take to answer; it is on this machine. */
const openTimeoutMs = 10_000;

/**
 * Opens this window's wire to the core: a MessagePort in the desktop window, a WebSocket in a browser.
 * Fails with CLOSED when the shell refuses or is gone, TIMED_OUT when it does not answer.
 */
export function openWire(): Promise<Wire> {
  return location.protocol === 'kconsole:' ? openPortWire() : openSocketWire();
}

/** The preload script answers our request with a port that ends in the main process. */
function openPortWire(): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      removeEventListener('message', onMessage);
      reject(failure('TIMED_OUT', { params: { seconds: openTimeoutMs / 1000 } }));
    }, openTimeoutMs);
    function onMessage(event: MessageEvent) {
      const port = event.ports[0];
      if (event.source !== window || event.data !== 'kconsole:port' || !port) return;
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      resolve(portWire(port));
    }
    addEventListener('message', onMessage);
    postMessage('kconsole:connect', location.origin);
  });
}

/** Carries frames over a DOM MessagePort. Frames are copied, never transferred: Electron loses transferred buffers. */
export function portWire(port: MessagePort): Wire {
  const closeListeners: (() => void)[] = [];
  let open = true;
  const end = () => {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  };
  port.addEventListener('close', end);
  return {
    send(frame) {
      port.postMessage(frame);
    },
    onFrame(listener) {
      port.addEventListener('message', (event: MessageEvent) => {
        if (event.data instanceof Uint8Array) listener(event.data as Uint8Array<ArrayBuffer>);
      });
      port.start();
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close() {
      port.close();
      end(); // only the other end is told of a close by an event
    },
  };
}

function openSocketWire(): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/wire`);
    socket.binaryType = 'arraybuffer';
    const timer = setTimeout(() => {
      socket.close();
      reject(failure('TIMED_OUT', { params: { seconds: openTimeoutMs / 1000 } }));
    }, openTimeoutMs);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      resolve(socketWire(socket));
    });
    socket.addEventListener('close', () => {
      clearTimeout(timer);
      reject(failure('CLOSED'));
    });
  });
}

/** Carries frames over an open WebSocket, one binary message each. */
export function socketWire(socket: WebSocket): Wire {
  return {
    send(frame) {
      socket.send(frame);
    },
    onFrame(listener) {
      socket.addEventListener('message', (event: MessageEvent) => {
        if (event.data instanceof ArrayBuffer) listener(new Uint8Array(event.data));
      });
    },
    onClose(listener) {
      socket.addEventListener('close', () => listener());
    },
    close() {
      socket.close();
    },
  };
}
