import type { ClusterMode, FoundPart, ProbeReport } from '../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import type { KafkaProbe } from '../kafka/source.ts';
import { withLimit } from '../live/limit.ts';
import type { ClockPort } from '../ports/ports.ts';
import { brokersFromRegistrations } from '../sessions/discovery.ts';
import type { ZooKeeperProbe } from '../zookeeper/source.ts';

// One address, then what was found from it: both looks have to end within the 10 s of the contract.
const stepMs = 4_500;

/** A short look at servers that leaves nothing open. Given from `core.ts`. */
export type Probes = {
  probeKafka(brokers: string, signal: AbortSignal): Promise<KafkaProbe>;
  probeZooKeeper(connect: string, signal: AbortSignal): Promise<ZooKeeperProbe>;
};

type How = FoundPart['how'];
type Look<T> = { address: string; how: How; ms: number; found?: T; error?: AppError };

const notAsked = { address: '', how: 'none', ms: 0 } as const;

/** Says what stands behind an address and what it leads to. Fails with ADDRESS_INVALID only; all else is in the report. */
export async function probeAddress(
  address: string,
  { probeKafka, probeZooKeeper }: Probes,
  clock: ClockPort,
  signal: AbortSignal,
): Promise<ProbeReport> {
  const startedMs = clock.nowMs();

  async function look<T extends { error?: AppError }>(
    probe: (address: string, signal: AbortSignal) => Promise<T>,
    at: string,
    how: How,
  ): Promise<Look<T>> {
    const beganMs = clock.nowMs();
    try {
      const found = await withLimit(signal, stepMs, at, (limited) => probe(at, limited));
      return { address: at, how, ms: clock.nowMs() - beganMs, found, ...(found.error && { error: found.error }) };
    } catch (caught) {
      const error = toAppError(caught);
      if (signal.aborted || (error.code === 'ADDRESS_INVALID' && how === 'typed')) throw caught;
      return { address: at, how, ms: clock.nowMs() - beganMs, error };
    }
  }

  let kafka: Look<KafkaProbe> = notAsked;
  let zookeeper: Look<ZooKeeperProbe> = notAsked;
  if (!namesZooKeeper(address)) kafka = await look(probeKafka, address, 'typed');
  if (namesZooKeeper(address) || speaksSomethingElse(kafka.error)) {
    const typed = await look(probeZooKeeper, address, 'typed');
    // What is neither is reported as what it was first taken for.
    if (isZooKeeper(typed.found) || kafka.how === 'none') {
      zookeeper = typed;
      const brokers = brokersFromRegistrations(typed.found?.registrations?.brokers ?? []);
      kafka = brokers === '' ? notAsked : await look(probeKafka, brokers, 'zookeeper-registration');
    }
  } else if (kafka.found?.zookeeperConnect) {
    zookeeper = await look(probeZooKeeper, kafka.found.zookeeperConnect, 'broker-config');
  }
  return reportOf(kafka, zookeeper, clock.nowMs() - startedMs);
}

/** A chroot, or ZooKeeper's own port: listener prefixes (`PLAINTEXT://`) are Kafka's. */
function namesZooKeeper(address: string): boolean {
  const bare = address.replace(/[A-Z_]+:\/\//gi, '');
  return bare.includes('/') || /:2181\s*(,|$)/.test(bare);
}

/** Something listens there, and it is no broker. */
function speaksSomethingElse(error: AppError | undefined): boolean {
  return error?.code === 'NOT_KAFKA' || error?.code === 'CONNECTION_LOST' || error?.code === 'TIMED_OUT';
}

function isZooKeeper(found: ZooKeeperProbe | undefined): boolean {
  return found?.servers.some((server) => server.outcome !== 'no-answer') ?? false;
}

function partOf(look: Look<unknown>, found: boolean): FoundPart {
  const { address, how, ms, error } = look;
  return { state: how === 'none' ? 'absent' : found ? 'found' : 'missed', address, how, ms, ...(error && { error }) };
}

function reportOf(kafka: Look<KafkaProbe>, zookeeper: Look<ZooKeeperProbe>, ms: number): ProbeReport {
  const cluster = kafka.found?.clusterId ?? zookeeper.found?.registrations?.clusterId;
  const mode: ClusterMode = zookeeper.found?.registrations ? 'zookeeper' : (kafka.found?.mode ?? 'unknown');
  const brokers = kafka.found?.brokers ?? [];
  const found = zookeeper.found;
  const zookeeperConnect = isZooKeeper(found) ? (found?.connect ?? '') : '';
  return {
    ...(cluster && { cluster }),
    ms,
    mode,
    kafka: {
      ...partOf(kafka, brokers.length > 0),
      ...(kafka.found?.version && { version: kafka.found.version }),
      ...(typeof kafka.found?.controllerId === 'number' && { controllerId: kafka.found.controllerId }),
      brokers,
    },
    zookeeper: {
      ...partOf(zookeeper, isZooKeeper(found)),
      ...(found?.version && { version: found.version }),
      chroot: found?.chroot ?? '/',
      servers: found?.servers.map(({ outcome: _, version: __, ...server }) => server) ?? [],
    },
    brokers: brokers.length > 0 ? kafka.address : '',
    zookeeperConnect,
    suggestedName: suggestName(kafka.address || zookeeper.address, found?.chroot ?? '/'),
  };
}

/** The chroot is what people call a cluster; without one, the first host. */
function suggestName(address: string, chroot: string): string {
  const host = address.split(',')[0]?.trim().replace(/:\d+$/, '') ?? '';
  return (chroot === '/' ? host : chroot.slice(chroot.lastIndexOf('/') + 1)).slice(0, 80);
}
