import { describe, expect, test } from 'vitest';
import { znodeMeaning, znodeMeaningIds } from '../../../../shared/domain/znode-meaning.ts';
import { isTextKey, texts } from '../../../../shared/i18n/index.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('what Kafka means by a znode', () => {
  test.each([
    ['/kafka', 'root', 'none'],
    ['/kafka/cluster/id', 'cluster-id', 'outage'],
    ['/kafka/brokers/ids/3', 'broker', 'outage'],
    ['/kafka/brokers/seqid', 'broker-seqid', 'surprise'],
    ['/kafka/brokers/topics/orders', 'topic', 'outage'],
    ['/kafka/brokers/topics/orders/partitions', 'folder', 'none'],
    ['/kafka/brokers/topics/orders/partitions/4/state', 'partition-state', 'data-loss'],
    ['/kafka/controller', 'controller', 'outage'],
    ['/kafka/controller_epoch', 'controller-epoch', 'outage'],
    ['/kafka/admin/delete_topics', 'delete-topics', 'data-loss'],
    ['/kafka/admin/delete_topics/orders', 'delete-topic', 'data-loss'],
    ['/kafka/admin/reassign_partitions', 'reassignment', 'surprise'],
    ['/kafka/admin/preferred_replica_election', 'preferred-election', 'surprise'],
    ['/kafka/config/topics/orders', 'config-topic', 'surprise'],
    ['/kafka/config/brokers/3', 'config-broker', 'surprise'],
    ['/kafka/config/brokers/<default>', 'config-broker-default', 'surprise'],
    ['/kafka/config/clients/c', 'config-client', 'surprise'],
    ['/kafka/config/users/alice', 'config-user', 'outage'],
    ['/kafka/config/users/<default>/clients/<default>', 'config-user-client', 'surprise'],
    ['/kafka/config/ips/127.0.0.9', 'config-ip', 'surprise'],
    ['/kafka/config/changes/config_change_0000000001', 'config-change', 'surprise'],
    ['/kafka/isr_change_notification/isr_change_0000000001', 'isr-change', 'surprise'],
    ['/kafka/log_dir_event_notification/log_dir_event_0000000001', 'log-dir-event', 'surprise'],
    ['/kafka/feature', 'feature', 'outage'],
    ['/kafka/latest_producer_id_block', 'producer-ids', 'data-loss'],
    ['/kafka/kafka-acl/Topic/orders', 'acl', 'surprise'],
    ['/kafka/kafka-acl-extended/prefixed/Topic/ord', 'acl', 'surprise'],
    ['/kafka/kafka-acl-changes/acl_changes_0000000001', 'acl-change', 'surprise'],
    ['/kafka/kafka-acl-extended-changes/acl_changes_0000000001', 'acl-change', 'surprise'],
    ['/kafka/delegation_token/tokens/t1', 'delegation-token', 'outage'],
    ['/kafka/consumers/g/offsets/orders/0', 'old-consumer-offset', 'data-loss'],
    ['/kafka/consumers/g/ids/g_host-1', 'old-consumer', 'surprise'],
    ['/kafka/migration', 'migration', 'outage'],
    ['/zookeeper/config', 'zk-config', 'outage'],
    ['/zookeeper/quota/kafka/zookeeper_limits', 'zk-quota-limits', 'surprise'],
    ['/zookeeper/quota/kafka/zookeeper_stats', 'zk-quota-stats', 'surprise'],
    ['/kafka/brokers/topics/orders/partitions/4/state/x', 'unknown', 'none'],
    ['/kafka/somewhere', 'unknown', 'none'],
    ['/brokers/ids/3', 'unknown', 'none'],
    ['/kafka2/cluster/id', 'unknown', 'none'],
  ])('%s is %s (%s)', (path, id, danger) => {
    expect(znodeMeaning('/kafka', path)).toMatchObject({ id, danger });
  });

  test('without a chroot Kafka begins at the root', () => {
    expect(znodeMeaning('/', '/').id).toBe('root');
    expect(znodeMeaning('/', '/brokers/ids/3')).toMatchObject({ id: 'broker', params: { broker: '3' } });
    expect(znodeMeaning('/', '/zookeeper').id).toBe('zk-folder');
  });

  test('names in the path become parameters', () => {
    expect(znodeMeaning('/k', '/k/brokers/topics/주문/partitions/4/state').params).toEqual({
      topic: '주문',
      partition: '4',
    });
    expect(znodeMeaning('/k', '/zookeeper/quota/k/brokers/zookeeper_limits').params).toEqual({ path: '/k/brokers' });
  });

  test.each([
    ['/config/users/alice', true],
    ['/config/users/alice/clients/c', true],
    ['/config/brokers/1', true],
    ['/delegation_token/tokens/t', true],
    ['/config/topics/orders', false],
  ])('%s is secret: %s', (path, secret) => {
    expect(znodeMeaning('/', path).secret).toBe(secret);
  });

  test('the data adds a fact', () => {
    const fact = (path: string, data: string) => znodeMeaning('/', path, encode(data)).fact;
    expect(fact('/config/topics/t', '{"version":1,"config":{"a":"1","b":"2"}}')).toEqual({
      id: 'overrides',
      params: { count: 2 },
    });
    expect(fact('/config/topics/t', '{"version":1,"config":{}}')).toEqual({ id: 'overrides', params: { count: 0 } });
    expect(fact('/brokers/topics/t', '{"partitions":{"0":[1],"1":[2]},"adding_replicas":{"1":[3]}}')).toEqual({
      id: 'partitions',
      params: { count: 2 },
    });
    expect(fact('/brokers/topics/t/partitions/0/state', '{"leader":-1,"isr":[2]}')?.id).toBe('no-leader');
    expect(fact('/brokers/topics/t/partitions/0/state', '{"leader":2,"isr":[2]}')).toEqual({
      id: 'leader',
      params: { leader: '2' },
    });
    expect(fact('/controller', '{"version":2,"brokerid":101}')).toEqual({ id: 'broker', params: { broker: '101' } });
  });

  test.each(['', '{broken', '"text"', '[]', '{"config":1}'])('data of another shape adds none: %j', (data) => {
    const { fact } = znodeMeaning('/', '/config/topics/t', encode(data));
    expect(fact === undefined || fact.params.count === 0).toBe(true);
  });
});

describe('the words for it', () => {
  test.each(znodeMeaningIds.map(({ id, danger }) => [id, danger]))('%s has its texts', (id, danger) => {
    for (const part of ['what', 'writer', 'reader']) expect(isTextKey(`znodes.${part}.${id}`)).toBe(true);
    expect(isTextKey(`znodes.danger.${id}`)).toBe(danger !== 'none');
  });

  test('no text is there for a meaning that does not exist', () => {
    const ids = new Set<string>(znodeMeaningIds.map(({ id }) => id));
    const written = Object.keys(texts.en).flatMap(
      (key) => /^znodes\.(?:what|writer|reader|danger)\.(.+)$/.exec(key)?.[1] ?? [],
    );
    expect(written.filter((id) => !ids.has(id))).toEqual([]);
  });
});
