import { afterEach, describe, expect, it } from 'vitest';
import { createTopics } from '../../../../../electron/core/kafka/requests/create-topics.ts';
import { deleteTopics } from '../../../../../electron/core/kafka/requests/delete-topics.ts';
import { fetchRecords } from '../../../../../electron/core/kafka/requests/fetch.ts';
import { metadata } from '../../../../../electron/core/kafka/requests/metadata.ts';
import { produce } from '../../../../../electron/core/kafka/requests/produce.ts';
import { type BrokerConnection, openConnection } from '../../../../../electron/core/kafka/transport/connection.ts';
import { strangerOf } from '../../../../../electron/core/kafka/transport/transport.ts';
import type { Failure } from '../../../../../shared/errors.ts';
import { failure } from '../../../../../shared/errors.ts';
import { type Asked, answer, type FakeBroker, oldBroker, startFakeBroker } from './fake-broker.ts';

const { signal } = new AbortController();
const open: { connections: BrokerConnection[]; brokers: FakeBroker[] } = { connections: [], brokers: [] };

afterEach(async () => {
  for (const connection of open.connections.splice(0)) connection.close(failure('CLOSED'));
  for (const broker of open.brokers.splice(0)) await broker.close();
});

async function connect(onRequest: (asked: Asked) => void, options: { readOnly?: boolean; onEnd?: () => void } = {}) {
  const broker = await startFakeBroker(onRequest);
  open.brokers.push(broker);
  const { host, port } = broker;
  const connection = await openConnection({ host, port, readOnly: false, signal, onEnd: () => {}, ...options });
  open.connections.push(connection);
  return { broker, connection };
}

const deaf = () => {};
const hangUp = ({ socket }: Asked) => socket.destroy();
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (caught: Failure) => caught.error.code,
  );

describe('a peer that is no broker', () => {
  it.each([
    ['hangs up', (asked: Asked) => asked.socket.end(), 'NOT_KAFKA'],
    ['speaks HTTP', (asked: Asked) => asked.socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'NOT_KAFKA'],
    ['wants TLS', (asked: Asked) => asked.socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 70])), 'TLS_REQUIRED'],
    ['answers nonsense', (asked: Asked) => answer(asked, Buffer.alloc(1)), 'NOT_KAFKA'],
  ])('that %s', async (_, onRequest, code) => {
    expect(await codeOf(connect(onRequest))).toBe(code);
  });

  it('is quoted, without what could not be printed', () => {
    expect(strangerOf(Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'), 'a:22')?.error.detail).toBe('SSH-2.0-OpenSSH_9.6');
    expect(strangerOf(Buffer.from([0, 0, 1, 0]), 'a:9092')).toBeUndefined();
  });
});

describe('a connection', () => {
  it('learns the versions of a broker that does not know the newest ApiVersions', async () => {
    const { broker, connection } = await connect(oldBroker([1, 3], deaf));
    expect(broker.asked).toEqual([18, 18]);
    expect([...connection.ranges]).toEqual([
      [1, [0, 12]],
      [3, [0, 12]],
    ]);
  });

  it('never sends what the broker does not know: it would hang up', async () => {
    const { broker, connection } = await connect(oldBroker([3], deaf));
    const asking = connection.ask(deleteTopics, { name: 't', timeoutMs: 1 }, { signal });
    await expect(asking).rejects.toMatchObject({
      error: { code: 'UNSUPPORTED_BY_BROKER', params: { needs: '0.10.1' } },
    });
    expect(broker.asked).toEqual([18, 18]);
  });

  it('says which release a meaning needs', async () => {
    const { connection } = await connect(oldBroker([0, 3], deaf));
    const args = { topic: 't', partition: 0, acks: 1, timeoutMs: 1, batch: Buffer.alloc(0) } as const;
    const asking = connection.ask(produce, args, { signal, atLeast: { version: 99, since: '9.9' } });
    await expect(asking).rejects.toMatchObject({ error: { code: 'UNSUPPORTED_BY_BROKER', params: { needs: '9.9' } } });
  });

  it('writes nothing but reads under read-only', async () => {
    const { broker, connection } = await connect(oldBroker([0, 1, 3, 19, 20], deaf), { readOnly: true });
    const batch = Buffer.alloc(0);
    const changes = [
      connection.ask(produce, { topic: 't', partition: 0, acks: 1, timeoutMs: 1, batch }, { signal }),
      connection.ask(deleteTopics, { name: 't', timeoutMs: 1 }, { signal }),
      connection.ask(
        createTopics,
        { name: 't', partitions: 1, replicationFactor: 1, configs: {}, timeoutMs: 1, validateOnly: true },
        { signal },
      ),
    ];
    expect(await Promise.all(changes.map(codeOf))).toEqual(['READ_ONLY', 'READ_ONLY', 'READ_ONLY']);
    expect(broker.asked).toEqual([18, 18]);
  });

  it('fails what waits when the broker hangs up, and tells once', async () => {
    let ended = 0;
    const { connection } = await connect(oldBroker([3], hangUp), { onEnd: () => ended++ });
    expect(await codeOf(connection.ask(metadata, { topics: [] }, { signal }))).toBe('CONNECTION_LOST');
    await expect.poll(() => ended).toBe(1);
    expect(await codeOf(connection.ask(metadata, { topics: [] }, { signal }))).toBe('CONNECTION_LOST');
  });

  it('gives up on a broker that does not answer, and its socket with it', async () => {
    const { connection } = await connect(oldBroker([3], deaf));
    expect(await codeOf(connection.ask(metadata, { topics: [] }, { signal, timeoutMs: 20 }))).toBe('TIMED_OUT');
    expect(connection.ended()?.error.code).toBe('TIMED_OUT');
  });

  it('leaves a question at its signal and stays open for others', async () => {
    const { connection } = await connect(oldBroker([3], deaf));
    const leaving = new AbortController();
    const asking = codeOf(connection.ask(metadata, { topics: [] }, { signal: leaving.signal }));
    leaving.abort();
    expect(await asking).toBe('CANCELLED');
    expect(connection.ended()).toBeUndefined();
  });

  it('ends at once when it is closed, whatever long poll is under way', async () => {
    const { connection } = await connect(oldBroker([1], deaf));
    const args = {
      topic: 't',
      isolation: 'read_uncommitted',
      maxWaitMs: 60_000,
      minBytes: 1,
      maxBytes: 1,
      partitions: [],
    } as const;
    const polling = codeOf(connection.ask(fetchRecords, args, { signal, timeoutMs: 60_000 }));
    connection.close(failure('CLOSED'));
    expect(await polling).toBe('CLOSED');
  });

  it('tells a broker’s unreadable answer from a lost one', async () => {
    const { connection } = await connect(oldBroker([3], (asked) => answer(asked, Buffer.alloc(2))));
    await expect(connection.ask(metadata, { topics: [] }, { signal })).rejects.toMatchObject({
      error: { code: 'BROKER_ERROR', detail: expect.stringContaining('Metadata v12') },
    });
  });
});
