import { findJsonValues, unquoteJson } from '../text/json-look.ts';
import { jsonToken, walkJson } from '../text/json-tokens.ts';
import { decodeUtf8Strict } from '../text/utf8.ts';
import { withinChroot } from './znode-path.ts';

/** What a write by hand can cost: nothing, an effect nobody expects, a cluster that stops, records that are gone. */
export type ZnodeDanger = 'none' | 'surprise' | 'outage' | 'data-loss';

/** A short mark beside the name in the tree (`znodes.badge.<badge>`). */
export type ZnodeBadge = 'kafka-root' | 'identity' | 'never-edit' | 'deletes-data' | 'secrets-masked';

/** Something the data itself says (`znodes.fact.<id>`). */
export type ZnodeFact = { id: 'overrides' | 'partitions' | 'leader' | 'no-leader' | 'broker'; params: Params };

type Params = Record<string, string | number>;

/** What Kafka means by a znode: `znodes.what.<id>`, `znodes.writer.<id>`, `znodes.reader.<id>`, and `znodes.danger.<id>`. */
export type ZnodeMeaning = {
  id: ZnodeMeaningId;
  params: Params;
  danger: ZnodeDanger;
  /** Values in it are masked on screen and never written to log or journal. */
  secret: boolean;
  badge?: ZnodeBadge;
  fact?: ZnodeFact;
};

type Rule = {
  id: string;
  /** Below the chroot; `{name}` stands for one segment and becomes a parameter. */
  paths: readonly string[];
  danger: ZnodeDanger;
  secret?: true;
  badge?: ZnodeBadge;
};

// Sources: Kafka 3.9 core/zk/ZkData.scala and what a live cluster did when its znodes were changed by hand.
// The first rule that fits wins.
const kafkaRules = [
  { id: 'root', paths: ['/'], danger: 'none', badge: 'kafka-root' },
  { id: 'cluster-id', paths: ['/cluster/id'], danger: 'outage', badge: 'identity' },
  { id: 'broker-ids', paths: ['/brokers/ids'], danger: 'none' },
  { id: 'broker', paths: ['/brokers/ids/{broker}'], danger: 'outage' },
  { id: 'broker-seqid', paths: ['/brokers/seqid'], danger: 'surprise' },
  { id: 'topics', paths: ['/brokers/topics'], danger: 'none' },
  { id: 'topic', paths: ['/brokers/topics/{topic}'], danger: 'outage' },
  {
    id: 'partition-state',
    paths: ['/brokers/topics/{topic}/partitions/{partition}/state'],
    danger: 'data-loss',
    badge: 'never-edit',
  },
  { id: 'controller', paths: ['/controller'], danger: 'outage' },
  { id: 'controller-epoch', paths: ['/controller_epoch'], danger: 'outage', badge: 'never-edit' },
  { id: 'delete-topics', paths: ['/admin/delete_topics'], danger: 'data-loss', badge: 'deletes-data' },
  { id: 'delete-topic', paths: ['/admin/delete_topics/{topic}'], danger: 'data-loss', badge: 'deletes-data' },
  { id: 'reassignment', paths: ['/admin/reassign_partitions'], danger: 'surprise' },
  { id: 'preferred-election', paths: ['/admin/preferred_replica_election'], danger: 'surprise' },
  { id: 'config-topic', paths: ['/config/topics/{topic}'], danger: 'surprise' },
  { id: 'config-broker-default', paths: ['/config/brokers/<default>'], danger: 'surprise', secret: true },
  { id: 'config-broker', paths: ['/config/brokers/{broker}'], danger: 'surprise', secret: true },
  { id: 'config-client', paths: ['/config/clients/{client}'], danger: 'surprise' },
  { id: 'config-user-client', paths: ['/config/users/{user}/clients/{client}'], danger: 'surprise', secret: true },
  {
    id: 'config-users',
    paths: ['/config/users'],
    danger: 'none',
    secret: true,
    badge: 'secrets-masked',
  },
  { id: 'config-user', paths: ['/config/users/{user}'], danger: 'outage', secret: true },
  { id: 'config-ip', paths: ['/config/ips/{ip}'], danger: 'surprise' },
  { id: 'config-changes', paths: ['/config/changes'], danger: 'none' },
  { id: 'config-change', paths: ['/config/changes/{notice}'], danger: 'surprise' },
  { id: 'isr-change', paths: ['/isr_change_notification/{notice}'], danger: 'surprise' },
  { id: 'log-dir-event', paths: ['/log_dir_event_notification/{notice}'], danger: 'surprise' },
  { id: 'feature', paths: ['/feature'], danger: 'outage' },
  { id: 'producer-ids', paths: ['/latest_producer_id_block'], danger: 'data-loss', badge: 'never-edit' },
  {
    id: 'acl',
    paths: ['/kafka-acl/{type}/{resource}', '/kafka-acl-extended/{pattern}/{type}/{resource}'],
    danger: 'surprise',
  },
  {
    id: 'acl-change',
    paths: ['/kafka-acl-changes/{notice}', '/kafka-acl-extended-changes/{notice}'],
    danger: 'surprise',
  },
  { id: 'delegation-token', paths: ['/delegation_token/tokens/{token}'], danger: 'outage', secret: true },
  { id: 'token-change', paths: ['/delegation_token/token_changes/{notice}'], danger: 'surprise', secret: true },
  {
    id: 'old-consumer-offset',
    paths: ['/consumers/{group}/offsets/{topic}/{partition}'],
    danger: 'data-loss',
  },
  {
    id: 'old-consumer',
    paths: ['/consumers/{group}', '/consumers/{group}/ids/{member}', '/consumers/{group}/owners/{topic}/{partition}'],
    danger: 'surprise',
  },
  { id: 'migration', paths: ['/migration'], danger: 'outage', badge: 'never-edit' },
  {
    id: 'folder',
    paths: [
      '/cluster',
      '/brokers',
      '/brokers/topics/{topic}/partitions',
      '/brokers/topics/{topic}/partitions/{partition}',
      '/admin',
      '/config',
      '/config/topics',
      '/config/brokers',
      '/config/clients',
      '/config/users/{user}/clients',
      '/config/ips',
      '/isr_change_notification',
      '/log_dir_event_notification',
      '/kafka-acl',
      '/kafka-acl/{type}',
      '/kafka-acl-extended',
      '/kafka-acl-extended/{pattern}',
      '/kafka-acl-extended/{pattern}/{type}',
      '/kafka-acl-changes',
      '/kafka-acl-extended-changes',
      '/delegation_token',
      '/delegation_token/tokens',
      '/delegation_token/token_changes',
      '/consumers',
      '/consumers/{group}/ids',
      '/consumers/{group}/owners',
      '/consumers/{group}/owners/{topic}',
      '/consumers/{group}/offsets',
      '/consumers/{group}/offsets/{topic}',
    ],
    danger: 'none',
  },
] as const satisfies readonly Rule[];

// ZooKeeper's own, absolute. Quotas mirror the whole tree, so their last segment decides.
const zooKeeperRules = [
  { id: 'zk-config', paths: ['/zookeeper/config'], danger: 'outage' },
  { id: 'zk-folder', paths: ['/zookeeper', '/zookeeper/quota'], danger: 'none' },
] as const satisfies readonly Rule[];

const quotaRules = {
  zookeeper_limits: { id: 'zk-quota-limits', danger: 'surprise' },
  zookeeper_stats: { id: 'zk-quota-stats', danger: 'surprise' },
} as const;

export type ZnodeMeaningId =
  | (typeof kafkaRules)[number]['id']
  | (typeof zooKeeperRules)[number]['id']
  | (typeof quotaRules)[keyof typeof quotaRules]['id']
  | 'unknown';

/** Every meaning with its danger, for the tests that compare them with the texts. */
export const znodeMeaningIds: readonly { id: ZnodeMeaningId; danger: ZnodeDanger }[] = [
  ...kafkaRules,
  ...zooKeeperRules,
  ...Object.values(quotaRules),
  { id: 'unknown', danger: 'none' },
];

const nothing: Readonly<ZnodeMeaning> = { id: 'unknown', params: {}, danger: 'none', secret: false };

/**
 * What Kafka (or ZooKeeper itself) means by the znode at `path`, an absolute path; `data` adds a fact where it is known.
 * Outside the chroot, and for paths that Kafka does not use, the id is `unknown`.
 */
export function znodeMeaning(chroot: string, path: string, data: Uint8Array | null = null): ZnodeMeaning {
  const own = ownMeaning(path);
  if (own !== null) return own;
  const below = withinChroot(chroot, path);
  if (below === null) return nothing;
  const found = firstFit(kafkaRules, below);
  if (found === null) return nothing;
  const fact = factOf(found.id, data);
  return fact === null ? found : { ...found, fact };
}

function ownMeaning(path: string): ZnodeMeaning | null {
  const quoted = /^\/zookeeper\/quota(\/.+)?\/(zookeeper_limits|zookeeper_stats)$/.exec(path);
  if (quoted !== null) {
    const rule = quoted[2] === 'zookeeper_limits' ? quotaRules.zookeeper_limits : quotaRules.zookeeper_stats;
    return { ...rule, params: { path: quoted[1] ?? '/' }, secret: false };
  }
  return firstFit(zooKeeperRules, path);
}

function firstFit(rules: readonly (Rule & { id: ZnodeMeaningId })[], path: string): ZnodeMeaning | null {
  for (const { id, paths, danger, secret, badge } of rules) {
    for (const pattern of paths) {
      const params = matchPath(pattern.split('/'), path.split('/'));
      if (params !== null) return { id, params, danger, secret: secret === true, ...(badge && { badge }) };
    }
  }
  return null;
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Params | null {
  if (pattern.length !== segments.length) return null;
  const params: Params = {};
  for (const [index, wanted] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (wanted.startsWith('{')) params[wanted.slice(1, -1)] = segment;
    else if (wanted !== segment) return null;
  }
  return params;
}

function factOf(id: string, data: Uint8Array | null): ZnodeFact | null {
  const text = data === null ? null : decodeUtf8Strict(data);
  if (text === null) return null;
  const number = (name: string) => findJsonValues(text, [name])[0]?.written ?? null;
  if (id.startsWith('config-')) return counted('overrides', text, 'config');
  if (id === 'topic') return counted('partitions', text, 'partitions');
  if (id === 'controller') {
    const broker = number('brokerid');
    return broker === null ? null : { id: 'broker', params: { broker } };
  }
  if (id !== 'partition-state') return null;
  const leader = number('leader');
  if (leader === null) return null;
  return leader === '-1' ? { id: 'no-leader', params: {} } : { id: 'leader', params: { leader } };
}

/** How many fields the object under `name` has. */
function counted(id: 'overrides' | 'partitions', text: string, name: string): ZnodeFact | null {
  let depth = 0;
  let inside = false;
  let seen = false;
  let count = 0;
  const problem = walkJson(text, (kind, start, end) => {
    if (kind === jsonToken.openObject || kind === jsonToken.openArray) depth += 1;
    else if (kind === jsonToken.closeObject || kind === jsonToken.closeArray) depth -= 1;
    else if (kind === jsonToken.key && depth === 1) {
      inside = unquoteJson(text.slice(start, end)) === name;
      seen ||= inside;
    } else if (kind === jsonToken.key && depth === 2 && inside) count += 1;
    return true;
  });
  return problem === null && seen ? { id, params: { count } } : null;
}
