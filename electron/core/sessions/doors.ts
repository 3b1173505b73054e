import type { KafkaOptions, KafkaSource } from '../kafka/source.ts';
import type { ZooKeeperOptions, ZooKeeperSource } from '../zookeeper/source.ts';

/** How the sources are opened. Given from `core.ts`, so that sessions know the sources by their interfaces only. */
export type Doors = {
  /** Answers at once with a source that is connecting. Throws ADDRESS_INVALID for what is no broker list. */
  openKafka(options: KafkaOptions): KafkaSource;
  /** Answers at once with a source that is connecting. Throws ADDRESS_INVALID for what is no connect string. */
  openZooKeeper(options: ZooKeeperOptions): ZooKeeperSource;
};
