import type { WebSocket } from 'ws';
import type { Wire } from '../../../shared/wire/wire.ts';

/** Carries frames over a WebSocket that was let in, one binary message each. A text message ends it. */
export function socketWire(socket: WebSocket): Wire {
  socket.binaryType = 'arraybuffer';
  return {
    send(frame) {
      socket.send(frame);
    },
    onFrame(listener) {
      socket.on('message', (data) => {
        if (data instanceof ArrayBuffer) listener(new Uint8Array(data));
        else socket.close(1003);
      });
    },
    onClose(listener) {
      socket.on('close', listener);
    },
    close() {
      socket.close();
    },
  };
}
