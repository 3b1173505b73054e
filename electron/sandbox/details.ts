/** A process of the sandbox. `startedAt` tells it from a later process that was given the same id. */
export type ProcessIdentity = { name: string; pid: number; startedAt: string };

/** Where everything of a running sandbox is. Addresses are `host:port` on 127.0.0.1. */
export type SandboxDetails = {
  /** The folder of this run: logs, data, manifest and state file. */
  runFolder: string;
  /** Connect string with its chroot, e.g. `127.0.0.1:40001/kafka-dev`. */
  zookeeper: string;
  zookeeperPid: number;
  zookeeperJmxPort: number;
  /** Kafka 3.9 on ZooKeeper, ordered by broker id from 1. */
  brokers: { id: number; address: string; pid: number; jmxPort: number }[];
  /** Kafka 4.1 on KRaft, where the profile has it. */
  kraft: { address: string; pid: number; jmxPort: number } | null;
  /** JSON lines, one per seeded record; null where the profile has no seeds. */
  manifestFile: string | null;
  /** Jars for Kafka's own tools, by the version of the servers. */
  jars: { kafka39: string; kafka41: string };
  /** The `java` in use. */
  java: string;
};
