import { type AppError, toAppError } from '../../../../shared/errors.ts';
import type { RecordRow } from '../../../../shared/wire/record-batch.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure } from '../failure.ts';
import { type FetchedPartition, fetchRecords } from '../requests/fetch.ts';
import type { Isolation } from '../requests/list-offsets.ts';
import { decodeFetched } from './decode-fetched.ts';

/** A part of a partition that is being read: [next, to), `next` moving up. */
export type Range = {
  readonly partition: number;
  readonly leader: number;
  next: bigint;
  readonly to: bigint;
  /** Below the last stable offset the broker is asked under read_committed, since only then it lists what was aborted. */
  stable: boolean;
  maxBytes: number;
  /** Answers in a row that brought nothing: first in the next request, then asked with patience, then given up. */
  empty: number;
  /** Why it cannot be read on. */
  error?: AppError;
  /** A batch in it that could not be decoded; reading went on behind it. */
  damage?: AppError;
};

export type RangeReader = {
  /** One Fetch per leader (two where a range has passed the last stable offset). Rows come in offset order. */
  step(ranges: readonly Range[]): Promise<Map<number, RecordRow[]>>;
  fetchedBytes(): number;
};

const askMs = 5_000;
const firstMaxBytes = 256 << 10;
const largestMaxBytes = 4 << 20;
const answerMaxBytes = 16 << 20;
/** Long enough for a broker that has to get the segment from remote storage. */
const patienceMs = 500;

export function range(partition: number, leader: number, next: bigint, to: bigint): Range {
  return { partition, leader, next, to, stable: true, maxBytes: firstMaxBytes, empty: 0 };
}

export const isOpen = (each: Range): boolean => each.next < each.to && each.error === undefined;

function group(ranges: readonly Range[]): Range[][] {
  const groups = new Map<string, Range[]>();
  // Only the first partition of a request is sure to be served: the hungriest goes first.
  for (const each of [...ranges].sort((a, b) => b.empty - a.empty)) {
    const key = `${each.leader} ${each.stable}`;
    const members = groups.get(key) ?? [];
    groups.set(key, members);
    members.push(each);
  }
  return [...groups.values()];
}

/** Reads ranges of one topic. Failures stay with the range that met them; only the signal makes a step reject. */
export function createRangeReader(
  client: ClusterClient,
  topic: string,
  { isolation, fieldCapBytes }: { isolation: Isolation; fieldCapBytes: number },
  signal: AbortSignal,
): RangeReader {
  const committed = isolation === 'read_committed';
  let fetchedBytes = 0;

  function take(each: Range, fetched: FetchedPartition, first: boolean): RecordRow[] {
    const subject = `${topic}-${each.partition}`;
    if (fetched.errorCode !== 0) {
      each.error = brokerFailure(fetched.errorCode, subject).error;
      return [];
    }
    const { next: from, to, stable } = each;
    const { rows, next, error } = decodeFetched(fetched, { from, to, committed, stable, fieldCapBytes });
    if (error) each.damage ??= { ...error, subject };
    if (next > from) {
      each.next = next;
      each.empty = 0;
      each.maxBytes = Math.min(each.maxBytes * 2, largestMaxBytes);
      return rows;
    }
    if (stable && !committed && from >= fetched.lastStableOffset) each.stable = false;
    // Nothing came although it was served first and patiently: nothing is left there (compaction may leave such ends).
    else if (first && each.empty > 0) each.next = to;
    else each.empty++;
    return rows;
  }

  async function askGroup(members: Range[], into: Map<number, RecordRow[]>): Promise<void> {
    const [head] = members;
    if (!head) return;
    try {
      const args = {
        topic,
        isolation: head.stable ? ('read_committed' as const) : ('read_uncommitted' as const),
        maxWaitMs: head.empty > 0 ? patienceMs : 0,
        minBytes: head.empty > 0 ? 1 : 0,
        maxBytes: answerMaxBytes,
        partitions: members.map(({ partition, next, maxBytes }) => ({ partition, offset: next, maxBytes })),
      };
      const answer = await client.ask(head.leader, fetchRecords, args, { signal, timeoutMs: askMs });
      fetchedBytes += answer.sizeBytes;
      if (answer.errorCode !== 0) throw brokerFailure(answer.errorCode, topic);
      for (const fetched of answer.partitions) {
        const each = members.find((member) => member.partition === fetched.partition);
        if (each) into.set(each.partition, take(each, fetched, each === head));
      }
    } catch (caught) {
      signal.throwIfAborted();
      for (const each of members) each.error = toAppError(caught);
    }
  }

  return {
    async step(ranges) {
      const rows = new Map<number, RecordRow[]>();
      await Promise.all(group(ranges.filter(isOpen)).map((members) => askGroup(members, rows)));
      return rows;
    },
    fetchedBytes: () => fetchedBytes,
  };
}
