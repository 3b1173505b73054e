import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** One frame that a client sent: its first bytes tell what was asked. */
export type SentFrame = { port: number; first: boolean; bytes: Buffer };

/**
 * Stands between a client and several servers of one cluster, and records every frame that the client sends. Addresses in
 * the servers' answers are replaced by the proxy's own, so that no connection goes past it.
 */
export type RecordingProxy = {
  frames: SentFrame[];
  /** The proxy's address for a server's. */
  addressOf(server: string): string;
  close(): Promise<void>;
};

const host = '127.0.0.1';

/** Starts one listener for each `127.0.0.1:port`. */
export async function startRecordingProxy(servers: readonly string[]): Promise<RecordingProxy> {
  const frames: SentFrame[] = [];
  const sockets = new Set<Socket>();
  const ports = new Map<number, number>();
  const listeners: Server[] = [];
  for (const server of servers) {
    const port = Number(server.split(':')[1]);
    const listener = createServer((client) => {
      const upstream = createConnection({ host, port });
      for (const [socket, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
      let first = true;
      onFrames(client, (bytes) => {
        frames.push({ port, first, bytes });
        first = false;
        upstream.write(bytes);
      });
      onFrames(upstream, (bytes) => client.write(redirect(bytes, ports)));
    });
    ports.set(port, await listen(listener));
    listeners.push(listener);
  }
  return {
    frames,
    addressOf(server) {
      const port = ports.get(Number(server.split(':')[1]));
      if (port === undefined) throw new Error(`no proxy for ${server}`);
      return `${host}:${port}`;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(listeners.map((listener) => new Promise((resolve) => listener.close(resolve))));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, host, () => {
      const bound = server.address();
      if (bound === null || typeof bound === 'string') reject(new Error('no port'));
      else resolve(bound.port);
    });
  });
}

/** Cuts a stream into frames of Kafka and ZooKeeper: four bytes of length, then so many. A four-letter word is one too. */
function onFrames(socket: Socket, take: (frame: Buffer) => void) {
  let pending = Buffer.alloc(0);
  let plain = false;
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    // Four letters, or the text that answers them, read as a length are far above any real one.
    if (pending.length >= 4 && pending.readUInt32BE(0) > 0x2000_0000) plain = true;
    if (plain) {
      take(pending);
      pending = Buffer.alloc(0);
    }
    while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32BE(0)) {
      const end = 4 + pending.readUInt32BE(0);
      take(pending.subarray(0, end));
      pending = pending.subarray(end);
    }
  });
}

/** Replaces addresses as Kafka's answers have them (host, then the port as 32 bits) and as text (`host:port`). */
function redirect(frame: Buffer, ports: ReadonlyMap<number, number>): Buffer {
  const bytes = Buffer.from(frame);
  for (let at = bytes.indexOf(host); at !== -1; at = bytes.indexOf(host, at + 1)) {
    const after = at + host.length;
    const binary = after + 4 <= bytes.length ? ports.get(bytes.readInt32BE(after)) : undefined;
    const text = /^:(\d{4,5})(?!\d)/.exec(bytes.toString('latin1', after, after + 7))?.[1];
    const named = text === undefined ? undefined : ports.get(Number(text));
    if (binary !== undefined) bytes.writeInt32BE(binary, after);
    else if (named !== undefined && String(named).length === text?.length)
      bytes.write(String(named), after + 1, 'latin1');
    else if (named !== undefined) throw new Error(`${named} does not fit in the place of ${text}`);
  }
  return bytes;
}
