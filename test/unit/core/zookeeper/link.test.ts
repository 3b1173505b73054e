import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openSession } from '../../../../electron/core/zookeeper/session.ts';
import { getChildren, getNode, setData } from '../../../../electron/core/zookeeper/verbs.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const { signal } = new AbortController();
const closeSession = -11;

/** A ZooKeeper of a few lines: grants a session, notes each opcode, and answers every request with one error code. */
async function standIn(errorCode: number) {
  const seen: number[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let greeted = false;
    socket.on('data', (bytes) => {
      if (!greeted) {
        greeted = true;
        const reply = Buffer.alloc(40);
        reply.writeInt32BE(36, 0);
        reply.writeInt32BE(12_000, 8);
        reply.writeBigInt64BE(0x1234n, 12);
        reply.writeInt32BE(16, 20);
        socket.write(reply);
        return;
      }
      for (let at = 0; at < bytes.length; at += bytes.readInt32BE(at) + 4) {
        seen.push(bytes.readInt32BE(at + 8));
        const reply = Buffer.alloc(20);
        reply.writeInt32BE(16, 0);
        reply.writeInt32BE(bytes.readInt32BE(at + 4), 4);
        reply.writeInt32BE(errorCode, 16);
        socket.write(reply);
        if (seen.at(-1) === closeSession) socket.end();
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    seen,
    connect: { servers: [{ host: '127.0.0.1', port, address: `127.0.0.1:${port}` }] as const, chroot: '/' },
  };
}

async function opened(connect: Awaited<ReturnType<typeof standIn>>['connect'], readOnly: boolean) {
  const session = openSession({ ...connect, servers: [connect.servers[0]] }, readOnly);
  await new Promise<void>((resolve) => session.onState(({ state }) => state === 'up' && resolve()));
  return session;
}

describe('the link to a server', () => {
  test('a read-only session lets no writing opcode out, and says READ_ONLY', async () => {
    const { connect, seen } = await standIn(-101);
    const session = await opened(connect, true);
    await expect(setData(session, '/a', new Uint8Array([1]), 0, signal)).rejects.toThrow('READ_ONLY');
    await expect(getNode(session, '/a', true, signal)).rejects.toThrow('ZNODE_NOT_FOUND');
    await expect(getChildren(session, '/a', false, signal)).rejects.toThrow('ZNODE_NOT_FOUND');
    await session.close();
    expect(seen).toEqual([4, 6, 12, -11]);
  });

  test('the same writing leaves where it is allowed', async () => {
    const { connect, seen } = await standIn(-103);
    const session = await opened(connect, false);
    await expect(setData(session, '/a', new Uint8Array([1]), 0, signal)).rejects.toThrow('ZNODE_VERSION_CHANGED');
    await session.close();
    expect(seen).toEqual([5, -11]);
  });

  test('an error code younger than the library fails one request and harms nothing else', async () => {
    const { connect } = await standIn(-125);
    const session = await opened(connect, false);
    await expect(setData(session, '/a', new Uint8Array([1]), 0, signal)).rejects.toThrow('-125');
    await new Promise<void>((resolve) => session.onState(({ state }) => state === 'up' && resolve()));
    expect(session.id()).toBe('0x1234');
    await session.close();
  });

  test('too much data and impossible paths are refused before anything is sent', async () => {
    const { connect, seen } = await standIn(-101);
    const session = await opened(connect, false);
    await expect(setData(session, '/a', new Uint8Array(1_048_576), 0, signal)).rejects.toThrow('ZNODE_TOO_LARGE: /a');
    await expect(getNode(session, '/a/', false, signal)).rejects.toThrow('ZNODE_PATH_INVALID: /a/');
    expect(seen).toEqual([]);
    await session.close();
  });

  test('a cancelled request rejects at once', async () => {
    const { connect } = await standIn(-101);
    const session = await opened(connect, false);
    await expect(getNode(session, '/a', false, AbortSignal.abort())).rejects.toThrow('CANCELLED');
    await session.close();
  });
});
