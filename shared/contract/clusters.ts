import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { change, read, watchLatest } from './procedure.ts';

export const environmentSchema = z.enum(['dev', 'stage', 'prod']);
export type Environment = z.infer<typeof environmentSchema>;

export const profileDraftSchema = z.object({
  name: z.string().trim().min(1).max(80),
  environment: environmentSchema,
  readOnly: z.boolean(),
  /** Broker list as typed, `host:port,host:port`; empty when none is known. */
  brokers: z.string().max(4000),
  /** ZooKeeper connect string with its chroot, `host:port,host:port/chroot`; empty when none is known. */
  zookeeper: z.string().max(4000),
});

export type ProfileDraft = z.infer<typeof profileDraftSchema>;

export type Profile = ProfileDraft & {
  id: string;
  /** Kafka's own id of the cluster this profile opened last. */
  clusterId?: string;
  lastOpenedAtMs?: number;
};

/** A source as a light shows it. */
export type Light = {
  state: 'up' | 'connecting' | 'down' | 'absent';
  /** The address now used, or the one that was tried. */
  address?: string;
  /** How many of the known servers answer, where that is known. */
  up?: number;
  known?: number;
  error?: AppError;
  sinceMs: number;
  nextTryAtMs?: number;
};

export type ClusterMode = 'zookeeper' | 'kraft' | 'unknown';

export type ClusterStatus = {
  /** Kafka's cluster id: the key of every other procedure's `cluster`. */
  cluster: string;
  /** New for every opening: replies of an older connection are not of this one. */
  connection: string;
  profileId: string;
  name: string;
  environment: Environment;
  readOnly: boolean;
  mode: ClusterMode;
  kafka: Light;
  /** State `absent` with mode `kraft` means: this cluster has no ZooKeeper. */
  zookeeper: Light;
  /** The brokers' release as far as their API versions tell it, e.g. `3.9`. */
  kafkaVersion?: string;
  controllerId?: number;
  brokers: { id: number; host: string; port: number; rack?: string }[];
  bootstrap: string;
  zookeeperConnect: string;
};

export type FoundPart = {
  state: 'found' | 'missed' | 'absent';
  address: string;
  /** How it was come by. */
  how: 'typed' | 'broker-config' | 'zookeeper-registration' | 'none';
  ms: number;
  error?: AppError;
};

/** What one address led to. Nothing was changed on the cluster by asking. */
export type ProbeReport = {
  cluster?: string;
  ms: number;
  mode: ClusterMode;
  kafka: FoundPart & {
    version?: string;
    controllerId?: number;
    brokers: { id: number; address: string; error?: AppError; ms: number }[];
  };
  zookeeper: FoundPart & {
    version?: string;
    chroot: string;
    servers: { address: string; error?: AppError; ms: number; mode?: string }[];
  };
  /** To be put into a profile: what was typed and what was found from it. */
  brokers: string;
  zookeeperConnect: string;
  suggestedName: string;
};

const cluster = z.object({ cluster: z.string().min(1).max(200) });

export const clustersContract = {
  'clusters.profiles': watchLatest<Profile[]>()(z.object({})),
  'clusters.saveProfile': change<Profile>()(profileDraftSchema.extend({ id: z.string().optional() })),
  'clusters.deleteProfile': change<null>()(z.object({ id: z.string() })),
  /** Looks at an address (broker list or ZooKeeper string) and says what stands behind it; opens nothing. */
  'clusters.probe': read<ProbeReport>()(z.object({ address: z.string().max(4000) })),
  /** Opens a profile (or joins the session that is open). Answers when at least one source is up, or fails. */
  'clusters.open': change<ClusterStatus>()(z.object({ profileId: z.string() })),
  'clusters.close': change<null>()(cluster),
  /** Every open cluster of this core. */
  'clusters.open.list': watchLatest<ClusterStatus[]>()(z.object({})),
  'clusters.status': watchLatest<ClusterStatus>()(cluster),
  'clusters.reconnect': change<null>()(cluster.extend({ source: z.enum(['kafka', 'zookeeper']) })),
};
