import { describe, expect, it } from 'vitest';
import { createTopicCommand, deleteTopicCommand, setZnodeCommand } from '../../../../shared/domain/change-commands.ts';
import { isAtLeast } from '../../../../shared/domain/kafka-version.ts';
import { consoleProducerCommand, kcatCommand, type RecordCommand } from '../../../../shared/domain/produce-commands.ts';
import { collidingTopic, topicNameProblem } from '../../../../shared/domain/topic-name.ts';

// That the commands do what they say is tested with the real tools (integration/changes.test.ts).

const bytes = (text: string) => new TextEncoder().encode(text);
const target = {
  bootstrap: 'b:9092',
  zookeeperConnect: 'zk1:2181,zk2:2181/kafka',
  kafkaVersion: '3.9',
  platform: 'linux',
};
const topic = { name: 'orders', partitions: 3, replicationFactor: 2, configs: { 'retention.ms': '5' } };

describe('kafka-topics', () => {
  it('takes the brokers’ address since 2.2 and ZooKeeper’s before', () => {
    expect(createTopicCommand(target, topic).text).toBe(
      'kafka-topics.sh --bootstrap-server b:9092 --create --topic orders --partitions 3 --replication-factor 2 --config retention.ms=5',
    );
    expect(deleteTopicCommand({ ...target, kafkaVersion: '2.1' }, 'a.b').text).toBe(
      "kafka-topics.sh --zookeeper zk1:2181,zk2:2181/kafka --delete --topic 'a\\.b'",
    );
  });

  it('is a batch file on Windows', () => {
    const text = createTopicCommand(
      { ...target, platform: 'win32' },
      { ...topic, partitions: null, replicationFactor: null },
    ).text;
    expect(text).toBe('kafka-topics.bat --bootstrap-server b:9092 --create --topic orders --config "retention.ms=5"');
  });
});

describe('zkCli', () => {
  it('sets from the server’s own root, in the syntax of its version', () => {
    expect(setZnodeCommand(target, '/kafka/x', bytes('a b'), 4)?.text).toBe(
      "zkCli.sh -server zk1:2181,zk2:2181 set -v 4 /kafka/x 'a b'",
    );
    const old = setZnodeCommand({ ...target, kafkaVersion: '2.3' }, '/kafka/x', bytes('a'), 4);
    expect(old?.text).toBe('zkCli.sh -server zk1:2181,zk2:2181 set /kafka/x a 4');
  });

  it('says where it falls short, and is not there where it cannot', () => {
    expect(setZnodeCommand(target, '/x', null, 0)?.noteCode).toBe('zkcli-null');
    expect(setZnodeCommand(target, '/x', bytes('x'.repeat(200_000)), 0)?.noteCode).toBe('zkcli-file');
    expect(setZnodeCommand(target, '/x', new Uint8Array([255]), 0)).toBeNull();
  });
});

describe('commands that produce', () => {
  const record: RecordCommand = {
    topic: 'orders',
    partition: 2,
    partitionByKey: true,
    key: bytes('k'),
    value: bytes('v'),
    headers: [],
    timestampMs: null,
    compression: 'none',
    acks: 'leader',
  };

  it('name the partition for kcat, which hashes otherwise', () => {
    expect(kcatCommand(target, record)).toEqual({
      tool: 'kcat',
      text: "printf 'v\\n' | kcat -P -b b:9092 -t orders -p 2 -k k -X acks=1",
      noteCode: 'kcat-partition',
    });
  });

  it.each([
    ['a tombstone', { value: null }, "-K '\\x1e' -Z"],
    ['a value of several lines', { value: bytes('a\nb') }, "-k k -D '\\x1e'"],
    ['a key that is no text', { key: new Uint8Array([255, 0]) }, "-K '\\x1e'"],
    ['an empty key', { key: bytes('') }, "-k ''"],
    [
      'headers',
      {
        headers: [
          { name: 'h', value: bytes('a b') },
          { name: 'n', value: null },
        ],
      },
      "-H 'h=a b' -H n",
    ],
    ['a long value', { value: bytes('x'.repeat(5000)) }, '-k k -X acks=1 value.bin'],
  ] as const)('have kcat options for %s', (_, over, options) => {
    expect(kcatCommand(target, { ...record, ...over })?.text).toContain(options);
  });

  it('are left out where kcat cannot say it', () => {
    expect(kcatCommand(target, { ...record, key: null, value: null })).toBeNull();
    expect(kcatCommand(target, { ...record, headers: [{ name: 'a=b', value: null }] })).toBeNull();
  });

  it('use the console producer for lines of text only', () => {
    expect(consoleProducerCommand(target, record)?.text).toBe(
      "printf 'k\\tv\\n' | kafka-console-producer.sh --bootstrap-server b:9092 --topic orders --property parse.key=true --producer-property acks=1",
    );
    expect(consoleProducerCommand(target, { ...record, value: bytes('a\nb') })).toBeNull();
    expect(consoleProducerCommand(target, { ...record, key: bytes('a\tb') })).toBeNull();
    expect(consoleProducerCommand({ ...target, kafkaVersion: '3.1' }, { ...record, value: null })).toBeNull();
    expect(consoleProducerCommand({ ...target, kafkaVersion: '2.4' }, record)?.text).toContain('--broker-list');
  });

  it('say what neither tool can do', () => {
    const timed = { ...record, timestampMs: 5 };
    expect([kcatCommand(target, timed)?.noteCode, consoleProducerCommand(target, timed)?.noteCode]).toEqual([
      'timestamp-now',
      'timestamp-now',
    ]);
    const chosen = consoleProducerCommand(target, { ...record, partitionByKey: false });
    expect(chosen?.noteCode).toBe('console-partition');
  });
});

describe('isAtLeast', () => {
  it.each([
    ['3.9', '3.10', false],
    ['3.10', '3.9', true],
    ['4', '3.9', true],
    ['2.2', '2.2', true],
    ['2.1.1', '2.2', false],
    [undefined, '9.9', true],
  ])('%s, %s: %s', (version, needed, expected) => {
    expect(isAtLeast(version, needed)).toBe(expected);
  });
});

describe('topic names', () => {
  it.each([
    ['', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    ['x'.repeat(250), 'long'],
    ['a b', 'characters'],
    ['주문', 'characters'],
    ['a.b_c-D9', null],
    ['x'.repeat(249), null],
  ])('%j: %s', (name, problem) => {
    expect(topicNameProblem(name)).toBe(problem);
  });

  it('collide when they differ only in dots and underscores', () => {
    expect(collidingTopic('a.b_c', ['x', 'a_b.c'])).toBe('a_b.c');
    expect(collidingTopic('a.b', ['a.b', 'a-b'])).toBeUndefined();
  });
});
