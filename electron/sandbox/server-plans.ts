import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Jars } from './jars.ts';
import { brokerSees, zookeeperAnswers } from './probe.ts';
import type { Profile } from './profiles.ts';
import { brokerConfig, chroot, kraftConfig, type ServerPorts, zookeeperConfig } from './server-config.ts';

const zookeeperHeapMb = 128;

/** One server to be started: everything that is known before it runs. */
export type ServerPlan = {
  name: string;
  kind: 'zookeeper' | 'broker' | 'kraft';
  ports: ServerPorts;
  jars: string;
  heapMb: number;
  main: string;
  configFile: string;
  config: string;
  logFile: string;
  /** Arguments of StorageTool, which has to run to its end first. */
  format?: readonly string[];
  /** Settles when the server does its work; rejects only by the signal. */
  ready: (signal: AbortSignal) => Promise<void>;
};

/** How many ports {@link planServers} takes for this profile. */
export function countPorts(profile: Profile): number {
  return 2 + 2 * profile.brokers + (profile.kraft ? 3 : 0);
}

/** The connect string of the ZooKeeper server among these plans, with Kafka's chroot. */
export function connectString(ports: ServerPorts): string {
  return `127.0.0.1:${ports.client}${chroot}`;
}

/** Which servers a profile consists of; `folder` is where their files go, `ports` as many as {@link countPorts}. */
export function planServers(profile: Profile, folder: string, jars: Jars, ports: readonly number[]): ServerPlan[] {
  const rest = [...ports];
  const next = (): number => rest.shift() ?? 0;
  const zookeeperPorts = { client: next(), jmx: next() };
  const plans = [planZookeeper(folder, jars, zookeeperPorts)];
  for (let id = 1; id <= profile.brokers; id++)
    plans.push(planBroker(id, profile, folder, jars, connectString(zookeeperPorts), { client: next(), jmx: next() }));
  if (profile.kraft) plans.push(planKraft(profile, folder, jars, { client: next(), jmx: next() }, next()));
  return plans;
}

function planZookeeper(folder: string, jars: Jars, ports: ServerPorts): ServerPlan {
  const files = filesOf(folder, 'zookeeper');
  return {
    ...files.names,
    kind: 'zookeeper',
    ports,
    jars: jars.kafka39,
    heapMb: zookeeperHeapMb,
    main: 'org.apache.zookeeper.server.quorum.QuorumPeerMain',
    config: zookeeperConfig(files.data, ports),
    ready: (signal) => zookeeperAnswers(ports.client, signal),
  };
}

function planBroker(
  id: number,
  profile: Profile,
  folder: string,
  jars: Jars,
  zookeeper: string,
  ports: ServerPorts,
): ServerPlan {
  const files = filesOf(folder, `broker-${id}`);
  return {
    ...files.names,
    kind: 'broker',
    ports,
    jars: jars.kafka39,
    heapMb: profile.brokerHeapMb,
    main: 'kafka.Kafka',
    config: brokerConfig({ id, brokers: profile.brokers, zookeeper, dataFolder: files.data, ports }),
    ready: (signal) => brokerSees(ports.client, profile.brokers, signal),
  };
}

function planKraft(
  profile: Profile,
  folder: string,
  jars: Jars,
  ports: ServerPorts,
  controllerPort: number,
): ServerPlan {
  const files = filesOf(folder, 'kraft');
  return {
    ...files.names,
    kind: 'kraft',
    ports,
    jars: jars.kafka41,
    heapMb: profile.brokerHeapMb,
    main: 'kafka.Kafka',
    config: kraftConfig({ dataFolder: files.data, ports, controllerPort }),
    format: ['format', '-t', newClusterId(), '-c', files.names.configFile],
    ready: (signal) => brokerSees(ports.client, 1, signal),
  };
}

// 16 bytes in URL-safe Base64, as StorageTool wants them, the first two fixed: it takes a leading dash for an option.
function newClusterId(): string {
  return Buffer.concat([Buffer.from('kc'), randomBytes(14)]).toString('base64url');
}

function filesOf(folder: string, name: string) {
  return {
    data: join(folder, name),
    names: { name, configFile: join(folder, `${name}.properties`), logFile: join(folder, `${name}.log`) },
  };
}
