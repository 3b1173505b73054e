import { type AppError, toAppError } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure } from '../failure.ts';
import { type Isolation, listOffsets, offsetAt } from '../requests/list-offsets.ts';
import type { PartitionMetadata } from '../requests/metadata.ts';
import { leaderless } from './topic-leaders.ts';

/** What can be read of a partition now: from `start` up to (and without) `end`. */
export type Bounds = { partition: number; leader: number; start: bigint; end: bigint; error?: AppError };

type Offsets = Map<number, bigint | AppError>;

const askMs = 5_000;

/**
 * Offsets of these partitions at one timestamp (or {@link offsetAt}), one request per leader, all at once.
 * A broker or partition that fails gives its error in place of the offset; only the signal makes it reject.
 */
export async function offsetsAt(
  client: ClusterClient,
  topic: string,
  partitions: readonly { partition: number; leader: number }[],
  question: { timestampMs: bigint; isolation: Isolation },
  signal: AbortSignal,
): Promise<Offsets> {
  const offsets: Offsets = new Map();
  const leaders = new Set(partitions.map((each) => each.leader));
  const askLeader = async (leader: number) => {
    const led = partitions.filter((each) => each.leader === leader).map((each) => each.partition);
    try {
      const args = { ...question, topics: new Map([[topic, led]]) };
      const answer = await client.ask(leader, listOffsets, args, { signal, timeoutMs: askMs });
      for (const partition of led) {
        const told = answer.get(topic)?.get(partition) ?? { errorCode: -1, offset: -1n };
        offsets.set(
          partition,
          told.errorCode === 0 ? told.offset : brokerFailure(told.errorCode, `${topic}-${partition}`).error,
        );
      }
    } catch (caught) {
      signal.throwIfAborted();
      for (const partition of led) offsets.set(partition, toAppError(caught));
    }
  };
  await Promise.all([...leaders].map(askLeader));
  return offsets;
}

/** Start and end of partitions; under read_committed the end is the last stable offset. */
export async function boundsOf(
  client: ClusterClient,
  topic: string,
  partitions: readonly PartitionMetadata[],
  isolation: Isolation,
  signal: AbortSignal,
): Promise<Bounds[]> {
  const led = partitions.filter((each) => each.leader >= 0);
  const [earliest, latest] = await Promise.all(
    [offsetAt.earliest, offsetAt.latest].map((timestampMs) =>
      offsetsAt(client, topic, led, { timestampMs, isolation }, signal),
    ),
  );
  return partitions.map((each) => {
    const { partition, leader } = each;
    const start = earliest?.get(partition);
    const end = latest?.get(partition);
    if (typeof start === 'bigint' && typeof end === 'bigint') return { partition, leader, start, end };
    const error =
      leaderless(topic, each) ?? (typeof start === 'object' ? start : typeof end === 'object' ? end : undefined);
    return { partition, leader, start: 0n, end: 0n, ...(error ? { error } : {}) };
  });
}
