import type { MessagePortMain } from 'electron';
import type { Wire } from '../../../shared/wire/wire.ts';

/**
 * Carries frames over the main process's end of a window's port. Never with a transfer list: Electron silently loses
 * a message whose ArrayBuffer was transferred (electron issue 34905), so each frame is copied.
 */
export function portWire(port: MessagePortMain): Wire {
  const closeListeners: (() => void)[] = [];
  let open = true;
  const end = () => {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  };
  const close = () => {
    port.close();
    end(); // only the other end is told of a close by an event
  };
  port.on('close', end);
  return {
    send(frame) {
      port.postMessage(frame);
    },
    onFrame(listener) {
      port.on('message', ({ data }) => {
        if (data instanceof Uint8Array) listener(data as Uint8Array<ArrayBuffer>);
        else close();
      });
      port.start();
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close,
  };
}
