import type { CommandTarget } from '../../../../shared/domain/change-commands.ts';
import type { World } from '../../sessions/prepared.ts';

/** What the equivalent commands are written for: the addresses and the version this session found. */
export function commandTarget({ status, platform }: World): CommandTarget {
  const { bootstrap, zookeeperConnect, kafkaVersion } = status;
  return { bootstrap, zookeeperConnect, platform, ...(kafkaVersion !== undefined && { kafkaVersion }) };
}
