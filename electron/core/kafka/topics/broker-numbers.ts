import { type AppError, toAppError } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure } from '../failure.ts';
import { describeLogDirs } from '../requests/describe-log-dirs.ts';
import { type ListOffsetsAnswer, listOffsets, offsetAt } from '../requests/list-offsets.ts';

/** What one broker tells about offsets of the partitions it leads and sizes of the replicas it holds. */
export type BrokerNumbers = {
  broker: number;
  earliest: ListOffsetsAnswer;
  latest: ListOffsetsAnswer;
  /** By topic and partition; replicas split over several directories are summed. */
  sizes: ReadonlyMap<string, ReadonlyMap<number, bigint>>;
  silent: { broker: number; what: 'offsets' | 'sizes'; error: AppError }[];
};

export type BrokerQuestion = {
  broker: number;
  /** Partitions it leads, by topic. */
  led: ReadonlyMap<string, readonly number[]>;
  /** Whose sizes to ask for; null: everything it holds. */
  held: ReadonlyMap<string, readonly number[]> | null;
};

const perBrokerMs = 5_000;

async function sizesOf(client: ClusterClient, { broker, held }: BrokerQuestion, signal: AbortSignal) {
  const sizes = new Map<string, Map<number, bigint>>();
  if (held?.size === 0) return sizes;
  const answer = await client.ask(broker, describeLogDirs, { topics: held }, { signal, timeoutMs: perBrokerMs });
  if (answer.errorCode !== 0) throw brokerFailure(answer.errorCode, `broker ${broker}`);
  for (const dir of answer.dirs) {
    if (dir.errorCode !== 0) throw brokerFailure(dir.errorCode, `broker ${broker} ${dir.path}`);
    for (const [topic, partitions] of dir.sizes) {
      const known = sizes.get(topic);
      if (!known) sizes.set(topic, partitions);
      else for (const [partition, size] of partitions) known.set(partition, (known.get(partition) ?? 0n) + size);
    }
  }
  return sizes;
}

async function offsetsOf(client: ClusterClient, { broker, led }: BrokerQuestion, signal: AbortSignal) {
  if (led.size === 0) return { earliest: new Map(), latest: new Map() };
  const at = (timestampMs: bigint) =>
    client.ask(
      broker,
      listOffsets,
      { isolation: 'read_uncommitted', timestampMs, topics: led },
      { signal, timeoutMs: perBrokerMs },
    );
  const [earliest, latest] = await Promise.all([at(offsetAt.earliest), at(offsetAt.latest)]);
  return { earliest, latest };
}

/**
 * Asks one broker in at most three requests: ListOffsets earliest and latest, DescribeLogDirs. What it does not answer
 * within 5 s is told in `silent` and missing in the maps; only the caller's signal makes it reject.
 */
export async function askBrokerNumbers(
  client: ClusterClient,
  question: BrokerQuestion,
  signal: AbortSignal,
): Promise<BrokerNumbers> {
  const { broker } = question;
  const silent: BrokerNumbers['silent'] = [];
  const orSilent =
    <T>(what: 'offsets' | 'sizes', instead: T) =>
    (caught: unknown): T => {
      signal.throwIfAborted();
      silent.push({ broker, what, error: toAppError(caught) });
      return instead;
    };
  const nothing = { earliest: new Map(), latest: new Map() } as const;
  const [offsets, sizes] = await Promise.all([
    offsetsOf(client, question, signal).catch(orSilent('offsets', nothing)),
    sizesOf(client, question, signal).catch(orSilent('sizes', new Map<string, Map<number, bigint>>())),
  ]);
  return { broker, ...offsets, sizes, silent };
}
