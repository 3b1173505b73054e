import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type Asked = { key: number; version: number; correlationId: number; socket: Socket };

export type FakeBroker = {
  host: string;
  port: number;
  /** API keys of the requests that arrived, in order. */
  asked: number[];
  close(): Promise<void>;
};

/** Frames an answer: its length, the correlation id, the body. */
export function answer({ socket, correlationId }: Asked, body: Buffer): void {
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 4, 0);
  head.writeInt32BE(correlationId, 4);
  socket.write(Buffer.concat([head, body]));
}

/** An ApiVersions answer of version 0 that lists these keys, each with versions 0 to 12. */
export function apiVersionsBody(errorCode: number, keys: readonly number[]): Buffer {
  const body = Buffer.alloc(6 + keys.length * 6);
  body.writeInt16BE(errorCode, 0);
  body.writeInt32BE(keys.length, 2);
  keys.forEach((key, i) => {
    body.writeInt16BE(key, 6 + i * 6);
    body.writeInt16BE(12, 10 + i * 6);
  });
  return body;
}

/** Answers ApiVersions as a broker before 2.4 does: the newest form is refused, version 0 lists `keys`. */
export const oldBroker =
  (keys: readonly number[], others: (asked: Asked) => void) =>
  (asked: Asked): void => {
    if (asked.key !== 18) others(asked);
    else if (asked.version > 0) answer(asked, apiVersionsBody(35, []));
    else answer(asked, apiVersionsBody(0, keys));
  };

/** A server on this machine that hands every request of Kafka's framing to `onRequest`. */
export async function startFakeBroker(onRequest: (asked: Asked) => void): Promise<FakeBroker> {
  const sockets = new Set<Socket>();
  const asked: number[] = [];
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      while (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE(0)) {
        const request = bytes.subarray(4, 4 + bytes.readInt32BE(0));
        bytes = bytes.subarray(4 + request.length);
        const key = request.readInt16BE(0);
        asked.push(key);
        onRequest({ key, version: request.readInt16BE(2), correlationId: request.readInt32BE(4), socket });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
