import { afterAll, describe, expect, it } from 'vitest';
import { openKafka } from '../../electron/core/kafka/open.ts';
import { probeKafka } from '../../electron/core/kafka/probe.ts';
import type { RecordQuery, RecordToSend } from '../../electron/core/kafka/source.ts';
import type { RecordsAnswer, TailItem } from '../../shared/contract/index.ts';
import { codecNames, openRecordBatch, type RecordView, recordFlag } from '../../shared/wire/record-batch.ts';
import { useClusters } from './clusters.ts';
import { useKafkaTools } from './kafka-tools.ts';

const clusters = useClusters();
const { signal } = new AbortController();
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (field: Uint8Array | null) => (field === null ? null : Buffer.from(field).toString('utf8'));

function recordsOf({ batch }: RecordsAnswer | TailItem): RecordView[] {
  const opened = openRecordBatch(batch);
  return Array.from({ length: opened.rows }, (_, row) => opened.record(row));
}

/** A record with nothing special about it. */
const plain = (topic: string, partition: number, value: string): RecordToSend => ({
  topic,
  partition,
  key: null,
  value: bytes(value),
  headers: [],
  timestampMs: null,
  compression: 'none',
  acks: 'all',
});

const isRecord = (record: RecordView) => (record.flags & recordFlag.control) === 0;
const isAborted = (record: RecordView) => (record.flags & recordFlag.aborted) !== 0;

describe.each([
  ['3.9', 'kafka39'],
  ['4.1', 'kafka41'],
] as const)('the Kafka source on %s', (release, cluster) => {
  const tools = useKafkaTools(release);
  const brokers = clusters[cluster];
  const kafka = openKafka({ brokers, readOnly: false });
  const reader = openKafka({ brokers, readOnly: true });
  afterAll(() => Promise.all([kafka.close(), reader.close()]));

  async function withTopic(
    name: string,
    partitions: number,
    use: (topic: string) => Promise<void>,
    configs: Record<string, string> = {},
  ): Promise<void> {
    const topic = `source-test.${name}`;
    await kafka.createTopic(
      { name: topic, partitions, replicationFactor: 1, configs },
      { validateOnly: false },
      signal,
    );
    await expect
      .poll(async () => (await kafka.describeTopic(topic, signal)).partitions.every((each) => each.endOffset !== null))
      .toBe(true);
    try {
      await use(topic);
    } finally {
      await kafka.deleteTopic(topic, signal);
    }
  }

  const read = (query: Partial<RecordQuery> & { topic: string }) =>
    reader.readRecords({ start: { kind: 'newest' }, limit: 100, isolation: 'read_uncommitted', ...query }, signal);

  it('knows its brokers, release and mode', async () => {
    const probe = await probeKafka(brokers, signal);
    expect(probe.version).toBe(release);
    expect(probe.mode).toBe(release === '3.9' ? 'zookeeper' : 'kraft');
    expect(probe.zookeeperConnect).toBe(release === '3.9' ? clusters.zookeeper : undefined);
    expect(probe.brokers.map((broker) => broker.address).sort()).toEqual(brokers.split(',').sort());
    expect(probe.brokers.every((broker) => broker.error === undefined)).toBe(true);
    expect(await kafka.describeCluster(signal)).toMatchObject({ clusterId: probe.clusterId, version: release });
  });

  it('lists the offsets and sizes that the tools print', async () => {
    const { topics, silent } = await reader.listTopics(signal);
    expect(silent).toEqual([]);
    const offsets = await tools.run('GetOffsetShell', ['--bootstrap-server', brokers]);
    const printed = offsets.out.split('\n').filter((line) => /^[^_].*:\d+:\d+$/.test(line));
    expect(printed.length).toBeGreaterThan(10);
    const known = new Map(
      topics.flatMap(({ name, partitions }) => partitions.map((each) => [`${name}:${each.partition}`, each])),
    );
    for (const line of printed) {
      const [topic, partition, end] = line.split(':');
      expect([line, known.get(`${topic}:${partition}`)?.endOffset]).toEqual([line, BigInt(end ?? '')]);
    }
    for (const { partitions } of topics)
      for (const each of partitions) expect(each.replicaBytes.size).toBe(each.replicas.length);
  });

  it('lists all topics in one Metadata and three requests per broker', async () => {
    const ports = cluster === 'kafka39' ? clusters.jmxPorts : [clusters.jmxPort41];
    const kinds = ['Metadata', 'ListOffsets', 'DescribeLogDirs', 'DescribeConfigs', 'ApiVersions', 'CreateTopics'];
    const counts = async () => {
      const all = await Promise.all(ports.map((port) => tools.requestCounts(port)));
      return kinds.map((kind) => all.reduce((sum, each) => sum + (each[kind] ?? 0), 0));
    };
    await reader.listTopics(signal);
    const before = await counts();
    await reader.listTopics(signal);
    const after = await counts();
    const asked = after.map((count, i) => count - (before[i] ?? 0));
    expect(asked).toEqual([1, 2 * ports.length, ports.length, 0, 0, 0]);
  });

  it('reads every seeded record, byte by byte', async () => {
    const seeded = clusters.manifest.filter((record) => record.cluster === cluster);
    expect(seeded.length).toBeGreaterThan(0);
    for (const topic of new Set(seeded.map((record) => record.topic))) {
      const configs = await reader.describeConfigs({ type: 'topic', name: topic }, signal);
      const compacted = configs.some(({ name, value }) => name === 'cleanup.policy' && value?.includes('compact'));
      const found = new Map<string, RecordView>();
      let start: RecordQuery['start'] = { kind: 'oldest' };
      for (;;) {
        const answer = await read({ topic, start, limit: 1_000 });
        for (const record of recordsOf(answer)) found.set(`${record.partition}:${record.offset}`, record);
        if (answer.report.stopped === 'end') break;
        start = { kind: 'from', offsets: answer.report.spans.map(({ partition, to }) => ({ partition, offset: to })) };
      }
      for (const wanted of seeded.filter((record) => record.topic === topic)) {
        const record = found.get(`${wanted.partition}:${wanted.offset}`);
        if (!record && compacted) continue;
        if (!record) throw new Error(`${topic}-${wanted.partition} ${wanted.offset} was not read`);
        const whole = record.valueBytes === (record.value?.length ?? 0);
        expect({
          at: `${topic}-${wanted.partition} ${wanted.offset}`,
          timestampMs: Number(record.timestampMs),
          key: text(record.key),
          value: whole ? Buffer.from(record.value ?? []) : wanted.value,
          valueNull: record.value === null,
          headers: record.headers.map(({ name, value }) => [name, text(value)]),
          aborted: isAborted(record),
        }).toEqual({
          at: `${topic}-${wanted.partition} ${wanted.offset}`,
          timestampMs: wanted.timestampMs,
          key: text(wanted.key),
          value: wanted.value ?? Buffer.alloc(0),
          valueNull: wanted.value === null,
          headers: wanted.headers.map(({ name, value }) => [name, text(value)]),
          aborted: wanted.transaction === 'aborted',
        });
      }
    }
  });

  it('sends what Java reads: all codecs, nulls, empties, repeated and null headers, its own times', async () => {
    await withTopic('produce', 2, async (topic) => {
      for (const [index, compression] of codecNames.entries()) {
        const sent = await kafka.produce(
          {
            topic,
            partition: 1,
            key: index === 0 ? null : bytes(index === 1 ? '' : `열쇠 ${index}`),
            value: index === 2 ? null : bytes(index === 3 ? '' : `${compression} 값 `.repeat(1 + 500 * index)),
            headers: [
              { name: '중복', value: bytes('1') },
              { name: '중복', value: null },
              { name: 'raw', value: Uint8Array.of(0, 255, 128) },
            ],
            timestampMs: 1_600_000_000_123 + index,
            compression,
            acks: index % 2 === 0 ? 'all' : 'leader',
          },
          signal,
        );
        expect(sent).toEqual({ partition: 1, offset: BigInt(index), timestampMs: BigInt(1_600_000_000_123 + index) });
      }
      const received = await tools.consume(brokers, { topic, partition: 1, offset: 0n, count: codecNames.length });
      const own = recordsOf(await read({ topic, start: { kind: 'oldest' } }));
      expect(received).toHaveLength(codecNames.length);
      for (const [index, java] of received.entries()) {
        const record = own[index];
        expect(record?.codec).toBe(codecNames[index]);
        expect([text(record?.key ?? null), text(record?.value ?? null)]).toEqual([text(java.key), text(java.value)]);
        expect(record?.headers.map(({ name, value }) => [name, value && Buffer.from(value)])).toEqual(
          java.headers.map(({ name, value }) => [name, value]),
        );
        expect(Number(record?.timestampMs)).toBe(java.timestampMs);
      }
    });
  });

  it('refuses to send to what does not exist, and creates nothing by it', async () => {
    const topic = 'source-test.never-created';
    await expect(kafka.produce(plain(topic, 0, 'x'), signal)).rejects.toMatchObject({
      error: { code: 'TOPIC_NOT_FOUND', subject: topic },
    });
    await expect(read({ topic })).rejects.toMatchObject({ error: { code: 'TOPIC_NOT_FOUND' } });
    await withTopic('one-partition', 1, async (existing) => {
      await expect(kafka.produce(plain(existing, 1, 'x'), signal)).rejects.toMatchObject({
        error: { code: 'PARTITION_NOT_FOUND' },
      });
    });
    const { topics } = await kafka.listTopics(signal);
    expect(topics.map((each) => each.name)).not.toContain(topic);
  });

  it('shows transactions as they ended', async () => {
    await withTopic('transactions', 1, async (topic) => {
      const send = (values: string[], end: 'commit' | 'abort' | 'open', id: string) =>
        tools.produce(
          brokers,
          values.map((value) => ({ topic, partition: 0, key: null, value })),
          { end, configs: { 'transactional.id': `${topic}.${id}` } },
        );
      await send(['c1', 'c2'], 'commit', 'one');
      await send(['a1'], 'abort', 'two');
      await send(['c3'], 'commit', 'one');
      await send(['a2', 'a3'], 'abort', 'two');
      await send(['o1'], 'open', 'three');
      const uncommitted = recordsOf(await read({ topic, start: { kind: 'oldest' } }));
      expect(uncommitted.filter(isRecord).map((record) => [text(record.value), isAborted(record)])).toEqual([
        ['c1', false],
        ['c2', false],
        ['a1', true],
        ['c3', false],
        ['a2', true],
        ['a3', true],
        ['o1', false],
      ]);
      const markers = uncommitted.filter((record) => !isRecord(record));
      expect(markers.map((record) => record.value?.[0])).toEqual([1, 0, 1, 0]);
      const committed = await read({ topic, isolation: 'read_committed' });
      expect(
        recordsOf(committed)
          .filter(isRecord)
          .map((record) => text(record.value)),
      ).toEqual(['c3', 'c2', 'c1']);
      expect(committed.report).toMatchObject({ records: 3, stopped: 'end' });
    });
  });

  it('pages back over partitions without gap or repeat', async () => {
    await withTopic('pages', 3, async (topic) => {
      const base = 1_700_000_000_000;
      const records = Array.from({ length: 100 }, (_, i) => ({
        topic,
        partition: i % 7 === 0 ? 0 : i % 2 ? 1 : 2,
        timestampMs: base + i,
        key: null,
        value: String(i),
      }));
      await tools.produce(brokers, records, { configs: { 'compression.type': 'lz4', 'linger.ms': '50' } });
      const seen: string[] = [];
      let start: RecordQuery['start'] = { kind: 'newest' };
      for (;;) {
        const answer = await read({ topic, start, limit: 9 });
        seen.push(...recordsOf(answer).map((record) => text(record.value) ?? ''));
        if (answer.report.stopped === 'end') break;
        start = {
          kind: 'before',
          offsets: answer.report.spans.map(({ partition, from }) => ({ partition, offset: from })),
        };
      }
      expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => String(99 - i)));
      const later = await read({ topic, start: { kind: 'time', atMs: base + 95 } });
      expect(recordsOf(later).map((record) => text(record.value))).toEqual(['95', '96', '97', '98', '99']);
    });
  });

  it('says times that the broker stamped', async () => {
    const configs = { 'message.timestamp.type': 'LogAppendTime' };
    await withTopic(
      'stamped',
      1,
      async (topic) => {
        const sent = await kafka.produce({ ...plain(topic, 0, '1'), timestampMs: 1, compression: 'gzip' }, signal);
        const [record] = recordsOf(await read({ topic }));
        expect(sent.timestampMs).toBeGreaterThan(1n);
        expect(record?.timestampMs).toBe(sent.timestampMs);
        expect((record?.flags ?? 0) & recordFlag.appendTime).toBeTruthy();
      },
      configs,
    );
  });

  it('shortens a large value in the list and gives the rest on request', async () => {
    await withTopic('large', 1, async (topic) => {
      const value = Buffer.alloc(900_000, 'abcdefghij');
      await kafka.produce({ ...plain(topic, 0, ''), value }, signal);
      const [record] = recordsOf(await read({ topic }));
      expect(record).toMatchObject({ valueBytes: value.length });
      expect(record?.value?.length).toBe(64 * 1024);
      expect((record?.flags ?? 0) & recordFlag.valueCut).toBeTruthy();
      const at = { topic, partition: 0, offset: 0n, field: 'value' } as const;
      const slice = await reader.readField({ ...at, from: 899_990, bytes: 100 }, signal);
      expect([text(slice.bytes), slice.totalBytes]).toEqual(['abcdefghij', value.length]);
      await expect(reader.readField({ ...at, offset: 5n, from: 0, bytes: 1 }, signal)).rejects.toMatchObject({
        error: { code: 'OFFSET_OUT_OF_RANGE' },
      });
    });
  });

  it('follows a topic live, until its signal or its end', async () => {
    await withTopic('tail', 2, async (topic) => {
      const ending = new AbortController();
      const values: (string | null)[] = [];
      let items = 0;
      const following = (async () => {
        for await (const item of reader.tailRecords({ topic, isolation: 'read_uncommitted' }, ending.signal)) {
          items++;
          values.push(...recordsOf(item).map((record) => text(record.value)));
        }
      })();
      const outcome = following.catch((caught: unknown) => caught);
      await expect.poll(() => items).toBeGreaterThan(0);
      for (const i of [0, 1, 2, 3]) await kafka.produce(plain(topic, i % 2, `live ${i}`), signal);
      await expect.poll(() => [...values].sort()).toEqual(['live 0', 'live 1', 'live 2', 'live 3']);
      ending.abort();
      expect(await outcome).toMatchObject({ error: { code: 'CANCELLED' } });
    });
    const topic = 'source-test.tail-deleted';
    await kafka.createTopic(
      { name: topic, partitions: 1, replicationFactor: 1, configs: {} },
      { validateOnly: false },
      signal,
    );
    await expect.poll(async () => (await kafka.listTopics(signal)).topics.map((each) => each.name)).toContain(topic);
    const tail = reader.tailRecords({ topic, isolation: 'read_uncommitted' }, signal)[Symbol.asyncIterator]();
    await tail.next();
    await kafka.deleteTopic(topic, signal);
    await expect(
      (async () => {
        for (;;) await tail.next();
      })(),
    ).rejects.toMatchObject({ error: { code: 'TOPIC_NOT_FOUND' } });
  });

  it('tells configs with source, inherited value and documentation', async () => {
    await withTopic(
      'configs',
      1,
      async (topic) => {
        const configs = await reader.describeConfigs({ type: 'topic', name: topic }, signal);
        const cleanup = configs.find((each) => each.name === 'cleanup.policy');
        expect(cleanup).toMatchObject({
          value: 'compact',
          source: 'topic',
          type: 'list',
          inherited: { value: 'delete' },
        });
        expect(cleanup?.documentation).toContain('compaction');
        expect(configs.find((each) => each.name === 'segment.bytes')).toMatchObject({ source: 'default' });
      },
      { 'cleanup.policy': 'compact' },
    );
  });

  it('passes on why the controller refuses a topic', async () => {
    const attempt = (name: string, more: object) =>
      kafka.createTopic(
        { name, partitions: 1, replicationFactor: 1, configs: {}, ...more },
        { validateOnly: true },
        signal,
      );
    await expect(attempt('source-test.refused', { replicationFactor: 99 })).rejects.toMatchObject({
      error: { code: 'REPLICATION_FACTOR_INVALID', detail: expect.stringContaining('99') },
    });
    await expect(attempt('bad name', {})).rejects.toMatchObject({ error: { code: 'TOPIC_NAME_INVALID' } });
    await expect(attempt('source-test.refused', { configs: { 'retention.ms': 'soon' } })).rejects.toMatchObject({
      error: { code: 'CONFIG_INVALID', detail: expect.stringContaining('retention.ms') },
    });
    await attempt('source-test.refused', { partitions: null, replicationFactor: null });
    await expect(kafka.deleteTopic('source-test.refused', signal)).rejects.toMatchObject({
      error: { code: 'TOPIC_NOT_FOUND' },
    });
  });

  it('writes nothing under read-only, whatever is asked', async () => {
    const topic = { name: 'source-test.read-only', partitions: 1, replicationFactor: 1, configs: {} };
    await expect(reader.createTopic(topic, { validateOnly: true }, signal)).rejects.toMatchObject({
      error: { code: 'READ_ONLY' },
    });
    await expect(reader.deleteTopic(topic.name, signal)).rejects.toMatchObject({ error: { code: 'READ_ONLY' } });
    await withTopic('read-only', 1, async (existing) => {
      await expect(reader.produce(plain(existing, 0, 'x'), signal)).rejects.toMatchObject({
        error: { code: 'READ_ONLY' },
      });
    });
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['a port nobody listens on', () => '127.0.0.1:1', 'CONNECTION_REFUSED'],
    ['a ZooKeeper', () => clusters.zookeeper.replace(/\/.*/, ''), 'NOT_KAFKA'],
    ['a name nobody knows', () => 'no-such-host.invalid:9092', 'NAME_NOT_RESOLVED'],
    ['no address', () => 'a:b:c', 'ADDRESS_INVALID'],
  ])('%s is told as such', async (_, address, code) => {
    await expect(probeKafka(address(), signal)).rejects.toMatchObject({ error: { code } });
  });

  it('leaves a source down, with the reason and the next try', async () => {
    const kafka = openKafka({ brokers: '127.0.0.1:1', readOnly: true });
    try {
      await expect
        .poll(() => kafka.state())
        .toMatchObject({ state: 'down', up: 0, error: { code: 'CONNECTION_REFUSED' } });
      expect(kafka.state().nextTryAtMs).toBeDefined();
    } finally {
      await kafka.close();
    }
  });
});
