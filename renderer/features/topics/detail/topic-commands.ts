import type { ClusterStatus } from '../../../../shared/contract/index.ts';
import { describeTopicCommand } from '../../../../shared/domain/change-commands.ts';
import { quotePosix, quoteWindows } from '../../../../shared/domain/shell-quote.ts';

type Target = Pick<ClusterStatus, 'bootstrap' | 'zookeeperConnect' | 'kafkaVersion'>;

/** The command of Kafka's own tool that shows what the page of a topic shows. */
export function describeCommand(target: Target, topic: string, platform: string): string {
  return describeTopicCommand({ ...target, platform }, topic).text;
}

/** The newest 50 records of each partition, read without a consumer group. */
export function kcatCommand(target: Target, topic: string, platform: string): string {
  const quote = platform === 'win32' ? quoteWindows : quotePosix;
  return `kcat -C -b ${quote(target.bootstrap)} -t ${quote(topic)} -o -50 -e`;
}
