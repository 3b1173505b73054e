/** The chroot under which Kafka 3.9 keeps its znodes. */
export const chroot = '/kafka-dev';

/** Ports of one server, all on 127.0.0.1. */
export type ServerPorts = { client: number; jmx: number };

/** zoo.cfg of the one ZooKeeper server. Every 4-letter word is allowed: the console shows what they answer. */
export function zookeeperConfig(dataFolder: string, ports: ServerPorts): string {
  return lines({
    dataDir: dataFolder,
    clientPort: ports.client,
    clientPortAddress: '127.0.0.1',
    maxClientCnxns: 0,
    tickTime: 2000,
    'admin.enableServer': false,
    '4lw.commands.whitelist': '*',
    // Container and TTL znodes are part of what a tree has to show.
    extendedTypesEnabled: true,
  });
}

/** server.properties of broker `id` of `brokers`, with its metadata in ZooKeeper. */
export function brokerConfig(broker: {
  id: number;
  brokers: number;
  zookeeper: string;
  dataFolder: string;
  ports: ServerPorts;
}): string {
  return lines({
    'broker.id': broker.id,
    'broker.rack': `rack-${broker.id}`,
    listeners: `PLAINTEXT://127.0.0.1:${broker.ports.client}`,
    'zookeeper.connect': broker.zookeeper,
    'log.dirs': broker.dataFolder,
    // Nothing is worth handing over: all brokers stop together and their data goes.
    'controlled.shutdown.enable': false,
    ...common(broker.brokers),
  });
}

/** server.properties of the one KRaft node, broker and controller at once. */
export function kraftConfig(node: { dataFolder: string; ports: ServerPorts; controllerPort: number }): string {
  return lines({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${node.controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${node.ports.client},CONTROLLER://127.0.0.1:${node.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${node.ports.client}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': node.dataFolder,
    ...common(1),
  });
}

/** What every JVM logs, to stderr: stdout belongs to what a program says. Start-up lines name a port that was taken. */
export const log4jConfig = lines({
  'log4j.rootLogger': 'INFO, out',
  'log4j.appender.out': 'org.apache.log4j.ConsoleAppender',
  'log4j.appender.out.target': 'System.err',
  'log4j.appender.out.layout': 'org.apache.log4j.PatternLayout',
  'log4j.appender.out.layout.ConversionPattern': '%d{ISO8601} %-5p %m (%c)%n',
});

function common(brokers: number): Record<string, string | number | boolean> {
  const replicas = Math.min(3, brokers);
  const inSync = Math.min(2, brokers);
  return {
    'num.partitions': 3,
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.num.partitions': 5,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    // A console that reads or produces must not create topics even where the broker would let it.
    'auto.create.topics.enable': true,
    'delete.topic.enable': true,
    'group.initial.rebalance.delay.ms': 0,
    // Defaults are for servers with gigabytes of heap: the cleaner's buffer alone takes 128 MB.
    'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 4,
  };
}

function lines(entries: Record<string, string | number | boolean>): string {
  return `${Object.entries(entries)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}
