import type { ClusterStatus } from '../../../../shared/contract/index.ts';
import { isAtLeast } from '../../../../shared/domain/kafka-version.ts';
import { quotePosix, quoteWindows } from '../../../../shared/domain/shell-quote.ts';

type Target = Pick<ClusterStatus, 'bootstrap' | 'zookeeperConnect' | 'kafkaVersion'>;

/** The command of Kafka's own tool that shows what the page of a topic shows. It takes a regular expression for the name. */
export function describeCommand(target: Target, topic: string, platform: string): string {
  const windows = platform === 'win32';
  const quote = windows ? quoteWindows : quotePosix;
  // KIP-377: brokers' addresses since 2.2, ZooKeeper's before.
  const address =
    isAtLeast(target.kafkaVersion, '2.2') || target.zookeeperConnect === ''
      ? `--bootstrap-server ${quote(target.bootstrap)}`
      : `--zookeeper ${quote(target.zookeeperConnect)}`;
  const pattern = quote(topic.replaceAll('.', '\\.'));
  return `kafka-topics.${windows ? 'bat' : 'sh'} ${address} --describe --topic ${pattern}`;
}

/** The newest 50 records of each partition, read without a consumer group. */
export function kcatCommand(target: Target, topic: string, platform: string): string {
  const quote = platform === 'win32' ? quoteWindows : quotePosix;
  return `kcat -C -b ${quote(target.bootstrap)} -t ${quote(topic)} -o -50 -e`;
}
