import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Change, ChangeResult, Plan } from '../../shared/contract/index.ts';
import { toAppError } from '../../shared/errors.ts';
import { useClusters } from './clusters.ts';
import { useKafkaTools } from './kafka-tools.ts';
import { type OpenCore, open, openCore, removeFolder } from './open-core.ts';

const clusters = useClusters();
const tools = useKafkaTools();
const run = promisify(execFile);

/** The tool may ask a broker that learns of the change a moment later. */
const patience = { timeout: 10_000 };

const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (plan: Plan) => plan.warnings.map((warning) => warning.code);

/** The words of a command as a shell reads them. */
async function words(command: string): Promise<string[]> {
  const { stdout } = await run('bash', ['-c', `printf '%s\\0' ${command}`]);
  return stdout.split('\0').slice(0, -1);
}

const targets = [
  ['Kafka 3.9', { brokers: clusters.kafka39, zookeeper: clusters.zookeeper }],
  ['Kafka 4.1', { brokers: clusters.kafka41 }],
] as const;

describe.each(targets)('changes on %s', (label, draft) => {
  const prefix = `changes-${label.replaceAll(/\D/g, '')}`;
  const { brokers } = draft;
  let core: OpenCore;

  const plan = (change: Change) => core.handlers['changes.plan']({ cluster: core.cluster, change }, open);
  const planUndo = (journalId: string) => core.handlers['changes.planUndo']({ cluster: core.cluster, journalId }, open);
  const apply = (made: Plan) =>
    core.handlers['changes.apply'](
      { cluster: core.cluster, planId: made.id, confirmedName: made.confirmName ?? undefined },
      open,
    );
  const make = async (change: Change): Promise<ChangeResult> => apply(await plan(change));
  const journal = async () => (await core.live('changes.journal', { cluster: core.cluster }))[0] ?? [];
  // The tool takes the name for a regular expression.
  const describeTopic = async (topic: string) => {
    const pattern = topic.replaceAll('.', '\\.');
    return (await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--describe', '--topic', pattern])).out;
  };
  const createTopic = (name: string, configs: Record<string, string> = {}, partitions = 1): Change => ({
    kind: 'topic.create',
    name,
    partitions,
    replicationFactor: 1,
    configs,
  });
  const produce = (topic: string, over: Partial<Extract<Change, { kind: 'record.produce' }>> = {}): Change => ({
    kind: 'record.produce',
    topic,
    partition: null,
    key: bytes('키-1'),
    value: bytes('{"amount":9007199254740993}'),
    headers: [],
    timestampMs: null,
    compression: 'none',
    acks: 'all',
    ...over,
  });

  beforeAll(async () => {
    core = await openCore(draft);
  });
  afterEach(async () => {
    const [list] = await core.live('topics.list', { cluster: core.cluster });
    for (const { name } of list?.topics ?? []) if (name.startsWith(prefix)) await make({ kind: 'topic.delete', name });
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(core.folder);
  });

  it('creates a topic as Kafka’s own tool then describes it, and takes it back', async () => {
    const name = `${prefix}.created`;
    const configs = { 'cleanup.policy': 'compact,delete', 'retention.ms': '600000' };
    const created = await make(createTopic(name, configs, 3));
    expect(created.facts).toMatchObject({ partitions: 3, replicationFactor: 1 });
    await expect.poll(() => describeTopic(name), patience).toContain('PartitionCount');
    const described = await describeTopic(name);
    expect(described).toMatch(/PartitionCount: 3\s+ReplicationFactor: 1/);
    expect(described).toContain('cleanup.policy=compact,delete');
    expect(described).toContain('retention.ms=600000');

    const undo = await planUndo(created.journalId);
    expect(undo).toMatchObject({ change: { kind: 'topic.delete' }, confirmName: name, destructive: true });
    expect(codes(undo)).not.toContain('records-since');
    await apply(undo);
    await expect.poll(() => describeTopic(name), patience).not.toContain('PartitionCount');
    const [taken, first] = await journal();
    expect([taken?.undoes, first?.undoneBy]).toEqual([created.journalId, taken?.id]);
    expect(await planUndo(created.journalId).catch(toAppError)).toMatchObject({ code: 'NOT_UNDOABLE' });
  });

  it('warns before it takes back a topic that has records by now', async () => {
    const name = `${prefix}-filled`;
    const created = await make(createTopic(name));
    await make(produce(name));
    expect((await planUndo(created.journalId)).warnings).toContainEqual({
      level: 'bad',
      code: 'records-since',
      params: { count: 1n },
    });
  });

  it('refuses in the plan what the broker would refuse, in its words', async () => {
    const change = { ...createTopic(`${prefix}-wide`), replicationFactor: 9 } as Change;
    const refused = await plan(change).catch(toAppError);
    expect(refused).toMatchObject({ code: 'REPLICATION_FACTOR_INVALID', subject: `${prefix}-wide` });
    expect(refused).toHaveProperty('detail', expect.stringMatching(/replication factor/i));
    expect(await plan(createTopic(`${prefix}-bad`, { 'retention.ms': 'soon' })).catch(toAppError)).toMatchObject({
      code: 'CONFIG_INVALID',
    });
    expect(await plan(createTopic('no spaces')).catch(toAppError)).toMatchObject({ code: 'TOPIC_NAME_INVALID' });
    await expect.poll(() => describeTopic(`${prefix}-wide`), patience).not.toContain('PartitionCount');
  });

  it('deletes a topic when its name was typed, and makes it again, empty', async () => {
    const name = `${prefix}.deleted`;
    await make(createTopic(name, { 'max.message.bytes': '2000' }, 2));
    await make(produce(name));
    const made = await plan({ kind: 'topic.delete', name });
    expect(made.affected).toContainEqual({ level: 'bad', code: 'records', params: { count: 1n } });
    const unconfirmed = core.handlers['changes.apply']({ cluster: core.cluster, planId: made.id }, open);
    expect(await unconfirmed.catch(toAppError)).toMatchObject({ code: 'CONFIRMATION_MISSING' });
    await expect.poll(() => describeTopic(name), patience).toContain('PartitionCount: 2');

    const { journalId } = await apply(made);
    await expect.poll(() => describeTopic(name), patience).not.toContain('PartitionCount');
    await apply(await planUndo(journalId));
    await expect.poll(() => describeTopic(name), patience).toContain('PartitionCount');
    const described = await describeTopic(name);
    expect(described).toMatch(/PartitionCount: 2\s+ReplicationFactor: 1/);
    expect(described).toContain('max.message.bytes=2000');
    const detail = await core.live('topics.describe', { cluster: core.cluster, topic: name });
    expect(detail[0]?.partitions.map((partition) => partition.endOffset)).toEqual([0n, 0n]);
  });

  it('does not apply a plan to a topic that was made anew since', async () => {
    const name = `${prefix}-anew`;
    await make(createTopic(name));
    const old = await plan({ kind: 'topic.delete', name });
    await make({ kind: 'topic.delete', name });
    await make(createTopic(name));
    expect(await apply(old).catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED', subject: name });
    await expect.poll(() => describeTopic(name), patience).toContain('PartitionCount');
  });

  it('produces what Java then reads, byte by byte', async () => {
    const name = `${prefix}-produced`;
    await make(createTopic(name, {}, 4));
    const headers = [
      { name: 'h', value: bytes('1') },
      { name: 'h', value: null },
    ];
    const sent = await make(produce(name, { headers, compression: 'zstd', timestampMs: 1_700_000_000_123 }));
    const { partition, offset } = sent.facts;
    const [read] = await tools.consume(brokers, {
      topic: name,
      partition: Number(partition),
      offset: BigInt(offset ?? 0),
      count: 1,
    });
    expect(read).toMatchObject({ timestampMs: 1_700_000_000_123, offset: 0n });
    expect(read?.key?.toString()).toBe('키-1');
    expect(read?.value?.toString()).toBe('{"amount":9007199254740993}');
    expect(read?.headers.map((header) => [header.name, header.value?.toString()])).toEqual([
      ['h', '1'],
      ['h', undefined],
    ]);
    expect(sent.facts).toMatchObject({ offset: 0n, timestampMs: 1_700_000_000_123n });
  });

  it('gives commands that do the same', async () => {
    const name = `${prefix}.by_command`;
    const creation = await plan(createTopic(name, { 'cleanup.policy': 'compact,delete', 'retention.ms': '60000' }, 2));
    const [, ...create] = await words(creation.commands[0]?.text ?? '');
    await tools.run('TopicCommand', create);
    await expect
      .poll(() => describeTopic(name), patience)
      .toMatch(/PartitionCount: 2[\s\S]*cleanup.policy=compact,delete/);

    const value = bytes(`it's 100% "done"\n한글 \\n \u0000\u0001`);
    const made = await plan(
      produce(name, { value, headers: [{ name: 'a', value: bytes('x y') }], compression: 'gzip' }),
    );
    const kcat = made.commands.find((command) => command.tool === 'kcat');
    await run('bash', ['-c', kcat?.text ?? '']);
    const partition = Number(made.change.params.partition);
    const [read] = await tools.consume(brokers, { topic: name, partition, offset: 0n, count: 1 });
    expect(read?.key?.toString()).toBe('키-1');
    expect(read?.value).toEqual(Buffer.from(value));
    expect(read?.headers.map((header) => [header.name, header.value?.toString()])).toEqual([['a', 'x y']]);

    const line = await plan(
      produce(name, { key: bytes('k'), value: bytes('a b\\c'), headers: [{ name: 'h', value: bytes('1') }] }),
    );
    const text = line.commands.find((command) => command.tool === 'kafka-console-producer')?.text ?? '';
    const [input = '', tool = ''] = text.split(' | kafka-console-producer.sh ');
    const { stdout } = await run('bash', ['-c', input]);
    await tools.run('ConsoleProducer', await words(tool), stdout);
    const at = Number(line.change.params.partition);
    const written = await tools.consume(brokers, { topic: name, partition: at, offset: 0n, count: 2 });
    expect(written.at(-1)?.value?.toString()).toBe('a b\\c');
    expect(written.at(-1)?.key?.toString()).toBe('k');

    const deletion = await plan({ kind: 'topic.delete', name });
    await make(createTopic(`${prefix}xby_command`));
    const [, ...remove] = await words(deletion.commands[0]?.text ?? '');
    await tools.run('TopicCommand', remove);
    await expect.poll(() => describeTopic(`${prefix}xby_command`), patience).toContain('PartitionCount');
    await expect.poll(() => describeTopic(name), patience).not.toContain('PartitionCount');
  });

  it('says what is special about a record before it is sent', async () => {
    const name = `${prefix}-warned`;
    await make(createTopic(name, { 'cleanup.policy': 'compact', 'max.message.bytes': '100' }));
    expect(codes(await plan(produce(name, { key: null })))).toContain('null-key-compacted');
    expect(codes(await plan(produce(name, { value: new Uint8Array(200) })))).toContain('larger-than-limit');
    await make({ kind: 'topic.delete', name });
    await make(createTopic(name));
    expect(codes(await plan(produce(name, { value: null })))).toContain('tombstone-not-compacted');
    expect(await plan(produce(name, { partition: 7 })).catch(toAppError)).toMatchObject({
      code: 'PARTITION_NOT_FOUND',
    });
    expect(await plan(produce(`${prefix}-none`)).catch(toAppError)).toMatchObject({ code: 'TOPIC_NOT_FOUND' });
  });

  it('keeps the journal over a restart, and undoes from it', async () => {
    const name = `${prefix}-kept`;
    await make(createTopic(name));
    const { journalId } = await make({ kind: 'topic.delete', name });
    await core.close();
    core = await openCore(draft, core.folder);
    const entry = (await journal()).find((each) => each.id === journalId);
    expect(entry).toMatchObject({ state: 'applied', change: { kind: 'topic.delete', subject: name }, undo: 'partly' });
    await apply(await planUndo(journalId));
    await expect.poll(() => describeTopic(name), patience).toContain('PartitionCount: 1');
  });
});

describe('changing the data of a znode', () => {
  const path = '/changes-test';
  const [servers = ''] = clusters.zookeeper.split('/');
  let core: OpenCore;

  const zkCli = async (...args: string[]) => (await tools.run('ZooKeeperMain', ['-server', servers, ...args])).out;
  const set = (data: string, expectedVersion: number) =>
    core.handlers['changes.plan'](
      { cluster: core.cluster, change: { kind: 'znode.set', path, data: bytes(data), expectedVersion } },
      open,
    );
  const apply = (plan: Plan) => core.handlers['changes.apply']({ cluster: core.cluster, planId: plan.id }, open);

  beforeAll(async () => {
    core = await openCore({ zookeeper: clusters.zookeeper });
    await zkCli('create', path, 'first');
  });
  afterAll(async () => {
    await zkCli('delete', path);
    await core.close();
    await removeFolder(core.folder);
  });

  it('writes what zkCli then prints, and puts the old data back', async () => {
    const done = await apply(await set('second 둘', 0));
    expect(done.facts).toMatchObject({ version: 1 });
    expect(await zkCli('get', path)).toContain('second 둘');
    await apply(await core.handlers['changes.planUndo']({ cluster: core.cluster, journalId: done.journalId }, open));
    expect(await zkCli('get', '-s', path)).toMatch(/first[\s\S]*dataVersion = 2/);
  });

  it('gives a command that does the same', async () => {
    const { commands } = await set("-it's; done", 2);
    const [, , , ...args] = await words(commands[0]?.text ?? '');
    await zkCli(...args);
    expect(await zkCli('get', path)).toContain("-it's; done");
  });

  it('never overwrites what somebody else has written', async () => {
    const planned = await set('mine', 3);
    const done = await apply(await set('other', 3));
    expect(await apply(planned).catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
    expect(await set('late', 3).catch(toAppError)).toMatchObject({
      code: 'ZNODE_VERSION_CHANGED',
      params: { expected: 3, found: 4 },
    });
    await zkCli('set', path, 'someone');
    const undo = core.handlers['changes.planUndo']({ cluster: core.cluster, journalId: done.journalId }, open);
    expect(await undo.catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
    expect(await zkCli('get', path)).toContain('someone');
  });
});
