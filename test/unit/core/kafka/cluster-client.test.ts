import { afterEach, describe, expect, it } from 'vitest';
import { createClusterClient } from '../../../../electron/core/kafka/cluster-client.ts';
import { fetchRecords } from '../../../../electron/core/kafka/requests/fetch.ts';
import { metadata } from '../../../../electron/core/kafka/requests/metadata.ts';
import { createLinks } from '../../../../electron/core/kafka/transport/links.ts';
import { failure } from '../../../../shared/errors.ts';
import answers from './fixtures/answers.json' with { type: 'json' };
import { type Asked, answer, type FakeBroker, oldBroker, startFakeBroker } from './transport/fake-broker.ts';

const { signal } = new AbortController();
const brokers: FakeBroker[] = [];
const links = () => {
  const made = createLinks({ readOnly: true });
  opened.push(made);
  return made;
};
const opened: ReturnType<typeof createLinks>[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) each.close(failure('CLOSED'));
  for (const each of brokers.splice(0)) await each.close();
});

async function start(others: (asked: Asked) => void): Promise<FakeBroker> {
  const broker = await startFakeBroker(oldBroker([1, 3], others));
  brokers.push(broker);
  return broker;
}

const recorded = answers.find((each) => each.request === 'Metadata' && each.version === 12)?.bytes ?? '';
const tellsMetadata = (asked: Asked) => answer(asked, Buffer.from(recorded, 'base64'));
const hangsUp = ({ socket }: Asked) => socket.destroy();

describe('asking a cluster', () => {
  it('goes by whichever typed address answers', async () => {
    const broker = await start(tellsMetadata);
    const client = createClusterClient({ seeds: [{ host: '127.0.0.1', port: 1 }, broker], links: links() });
    expect((await client.metadata([], signal)).clusterId).toBe('Kl0jNSo5QyuwX86Ic-ZOwQ');
    expect(client.brokers()).toEqual([{ id: 1, host: '127.0.0.1', port: 9192 }]);
  });

  it('asks another broker when the first one hangs up', async () => {
    const first = await start(hangsUp);
    const second = await start(tellsMetadata);
    const shared = links();
    await shared.get(first, signal);
    await shared.get(second, signal);
    const client = createClusterClient({ seeds: [first, second], links: shared });
    expect((await client.metadata([], signal)).controllerId).toBe(1);
    expect(first.asked).toEqual([18, 18, 3]);
  });

  it('asks another broker when the first one is late', async () => {
    const first = await start(() => {});
    const second = await start(tellsMetadata);
    const shared = links();
    await shared.get(first, signal);
    const client = createClusterClient({ seeds: [first, second], links: shared });
    expect((await client.metadata([], signal)).controllerId).toBe(1);
  });

  it('says why when no address answers', async () => {
    const client = createClusterClient({ seeds: [{ host: '127.0.0.1', port: 1 }], links: links() });
    await expect(client.metadata([], signal)).rejects.toMatchObject({
      error: { code: 'CONNECTION_REFUSED', subject: '127.0.0.1:1' },
    });
  });

  it('names a broker that Metadata does not list', async () => {
    const broker = await start(tellsMetadata);
    const client = createClusterClient({ seeds: [broker], links: links() });
    const args = {
      topic: 't',
      isolation: 'read_uncommitted',
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1,
      partitions: [],
    } as const;
    await expect(client.ask(7, fetchRecords, args, { signal })).rejects.toMatchObject({
      error: { code: 'LEADER_NOT_AVAILABLE', subject: 'broker 7' },
    });
  });

  it('ends the connection to a broker that hangs, also when nobody waits at its time limit any more', async () => {
    const broker = await start(() => {});
    const shared = links();
    const connection = await shared.get(broker, signal);
    const client = createClusterClient({ seeds: [broker], links: shared });
    const asking = new AbortController();
    const args = { topics: [] };
    const asked = client.ask('any', metadata, args, { signal: asking.signal, timeoutMs: 20 });
    await expect(asked.finally(() => asking.abort())).rejects.toMatchObject({ error: { code: 'TIMED_OUT' } });
    expect(connection.ended()?.error.code).toBe('TIMED_OUT');
  });
});
