import { createConnection, createServer, type Socket } from 'node:net';

/** A wire between a client and ZooKeeper that can be cut, and that notes every opcode the client sends. */
export type ZooKeeperProxy = {
  address: string;
  opcodes: number[];
  /** Ends all connections and refuses new ones, until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Listens on 127.0.0.1, at a port that the system chooses. */
export async function startZooKeeperProxy(target: string): Promise<ZooKeeperProxy> {
  const [host = '', port = ''] = target.split(':');
  const opcodes: number[] = [];
  const sockets = new Set<Socket>();
  let isCut = false;

  const server = createServer((client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = createConnection({ host, port: Number(port) });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.end();
      });
    }
    noteOpcodes(client, opcodes);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');

  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    address: `127.0.0.1:${bound.port}`,
    opcodes,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** The first frame of a connection is the handshake and has no opcode. */
function noteOpcodes(client: Socket, opcodes: number[]) {
  let held = Buffer.alloc(0);
  let greeted = false;
  client.on('data', (chunk) => {
    held = Buffer.concat([held, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
    while (held.length >= 4 && held.length >= held.readInt32BE(0) + 4) {
      if (greeted) opcodes.push(held.readInt32BE(8));
      greeted = true;
      held = held.subarray(held.readInt32BE(0) + 4);
    }
  });
}
