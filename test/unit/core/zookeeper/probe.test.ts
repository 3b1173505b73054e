import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { probeZooKeeper } from '../../../../electron/core/zookeeper/probe.ts';
import { readSrvr } from '../../../../electron/core/zookeeper/read-srvr.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A port that answers the first bytes with `answer` and closes; null: closes without a word. */
async function impostor(answer: string | Buffer | null): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => (answer === null ? socket.end() : socket.end(answer)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const { signal } = new AbortController();

describe('probing a port that is no ZooKeeper', () => {
  test.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'NOT_ZOOKEEPER'],
    ['a port that closes without a word', null, 'NOT_ZOOKEEPER'],
    ['a TLS port', Buffer.from([0x15, 0x03, 0x03, 0, 2, 2, 10]), 'TLS_REQUIRED'],
  ])('%s', async (_, answer, code) => {
    const address = await impostor(answer);
    const report = await probeZooKeeper(address, signal);
    expect(report.error).toMatchObject({ code, subject: address });
    expect(report.servers).toMatchObject([{ address, outcome: 'no-answer', error: { code } }]);
    expect(report.registrations).toBeUndefined();
  });

  test('a cancelled probe ends at once', async () => {
    await expect(probeZooKeeper(await impostor('x'), AbortSignal.abort())).rejects.toThrow('CANCELLED');
  });
});

describe('the answer to srvr', () => {
  test('names version and mode', () => {
    const answer =
      'Zookeeper version: 3.8.4-9316c2a7a97e, built on 2024-02-12 22:16 UTC\nZxid: 0x4a\nMode: follower\nNode count: 31\n';
    expect(readSrvr(answer, 'zk')).toEqual({ outcome: 'answered', version: '3.8.4', mode: 'follower' });
  });

  test('a refused word is a ZooKeeper all the same', () => {
    expect(readSrvr('srvr is not executed because it is not in the whitelist.\n', 'zk')).toEqual({
      outcome: 'refused',
    });
  });

  test('a server without quorum says so in its own words', () => {
    expect(readSrvr('This ZooKeeper instance is not currently serving requests\n', 'zk')).toMatchObject({
      outcome: 'not-serving',
      error: { code: 'ZOOKEEPER_ERROR', detail: 'This ZooKeeper instance is not currently serving requests' },
    });
  });
});
