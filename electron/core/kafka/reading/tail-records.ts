import { type AppError, Failure, failure, toAppError } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure, kafkaErrorName } from '../failure.ts';
import { type FetchedPartition, fetchRecords } from '../requests/fetch.ts';
import { offsetAt } from '../requests/list-offsets.ts';
import type { TopicMetadata } from '../requests/metadata.ts';
import type { TailQuery } from '../source.ts';
import { topicMetadata } from '../topics/describe-topic.ts';
import { pause } from '../transport/limits.ts';
import { offsetsAt } from './bounds.ts';
import { decodeFetched } from './decode-fetched.ts';
import { noEnd } from './offsets.ts';
import { fieldCapBytes } from './read-records.ts';
import type { TailOutbox } from './tail-outbox.ts';
import { choosePartitions, leaderless } from './topic-leaders.ts';

/** Where one partition is read. Without a leader it waits for the next look at Metadata. */
type Place = { partition: number; leader: number; next: bigint; end: bigint; trouble?: string };

const longPollMs = 500;
const askMs = 5_000;
const answerMaxBytes = 8 << 20;
const partitionMaxBytes = 1 << 20;
/** A fast topic would answer every long poll with a handful of records: let a few milliseconds gather. */
const paceMs = 8;
/** New partitions, and a topic that was deleted and made again, show up at the next look. */
const lookEveryMs = 30_000;
const firstBackOffMs = 100;
const longestBackOffMs = 5_000;
/** A topic is gone when Metadata says so this often in a row: one broker may not have heard of it yet. */
const missesUntilGone = 3;
/** After so long without trouble the next one is met quickly again. */
const calmMs = 10_000;
const remade = 'deleted and created again';

const isGone = (caught: unknown): caught is Failure =>
  caught instanceof Failure && caught.error.code === 'TOPIC_NOT_FOUND';

/**
 * Follows a topic until the signal: one long-polling Fetch per leader. What cannot be read for now is told as trouble and
 * tried again from where it stood; an offset that retention has removed goes on at the start of what is left.
 * Aborted records are left out under read_committed; else they are flagged when their abort marker came in the same
 * answer, since rows that went out cannot be flagged later.
 * @param client its own connections: a long poll holds up everything behind it on its socket
 */
export async function tailRecords(
  client: ClusterClient,
  query: TailQuery,
  outbox: TailOutbox,
  signal: AbortSignal,
): Promise<never> {
  const { topic, isolation } = query;
  const places = new Map<number, Place>();
  const loops = new Map<number, Promise<void>>();
  /** Partitions that had no leader to be asked where they end, told once. */
  const unplaced = new Set<number>();
  /** Partitions that were there when the tail began. */
  let born: Set<number> | undefined;
  let topicId: string | undefined;
  let wake = () => {};
  let crash: (why: unknown) => void = () => {};
  const crashed = new Promise<never>((_, reject) => {
    crash = reject;
  });

  function troubled(place: Place, error: AppError): void {
    place.leader = -1;
    wake();
    if (place.trouble === error.code) return;
    place.trouble = error.code;
    outbox.trouble({ ...error, partition: place.partition });
  }

  async function goToStart(place: Place): Promise<void> {
    const found = await offsetsAt(client, topic, [place], { timestampMs: offsetAt.earliest, isolation }, signal);
    const start = found.get(place.partition);
    if (typeof start !== 'bigint') return troubled(place, start ?? failure('LEADER_NOT_AVAILABLE').error);
    const lost = failure('OFFSET_OUT_OF_RANGE', {
      subject: `${topic}-${place.partition}`,
      detail: `${place.next} → ${start}`,
    });
    place.next = start;
    outbox.trouble({ ...lost.error, partition: place.partition });
  }

  async function take(place: Place, fetched: FetchedPartition): Promise<number> {
    if (kafkaErrorName(fetched.errorCode) === 'OFFSET_OUT_OF_RANGE') {
      await goToStart(place);
      return 0;
    }
    if (fetched.errorCode !== 0) {
      troubled(place, brokerFailure(fetched.errorCode, `${topic}-${place.partition}`).error);
      return 0;
    }
    delete place.trouble;
    const committed = isolation === 'read_committed';
    const options = { from: place.next, to: noEnd, committed, stable: committed, fieldCapBytes };
    const { rows, next, error } = decodeFetched(fetched, options);
    if (error) outbox.trouble({ ...error, partition: place.partition });
    const end = committed ? fetched.lastStableOffset : fetched.highWatermark;
    const moved = next > place.next || end !== place.end;
    place.next = next;
    place.end = end;
    if (moved) outbox.add(rows, { partition: place.partition, next, end });
    return rows.length;
  }

  /** One leader's loop; ends when no partition is left with it. */
  async function follow(leader: number): Promise<void> {
    for (let turn = 0; ; turn++) {
      await outbox.room();
      signal.throwIfAborted();
      const mine = [...places.values()].filter((place) => place.leader === leader);
      if (mine.length === 0) return;
      // Another one first each time: a full answer must not starve those behind it.
      const first = turn % mine.length;
      const partitions = [...mine.slice(first), ...mine.slice(0, first)].map(({ partition, next }) => ({
        partition,
        offset: next,
        maxBytes: partitionMaxBytes,
      }));
      const askedMs = performance.now();
      try {
        const answer = await client.ask(
          leader,
          fetchRecords,
          { topic, isolation, maxWaitMs: longPollMs, minBytes: 1, maxBytes: answerMaxBytes, partitions },
          { signal, timeoutMs: askMs },
        );
        if (answer.errorCode !== 0) throw brokerFailure(answer.errorCode, topic);
        let rows = 0;
        for (const fetched of answer.partitions) {
          const place = places.get(fetched.partition);
          if (place?.leader === leader) rows += await take(place, fetched);
        }
        const restMs = paceMs - (performance.now() - askedMs);
        if (rows > 0 && restMs > 1) await pause(restMs, signal);
      } catch (caught) {
        signal.throwIfAborted();
        const error = toAppError(caught);
        for (const place of mine) troubled(place, error);
      }
    }
  }

  /**
   * Places the partitions that are not followed yet: where the query says, else at the end; those that came to be
   * later, at 0, since all of their records are new. False while some could not be placed.
   */
  async function begin(metadata: TopicMetadata): Promise<boolean> {
    born ??= new Set(metadata.partitions.map((each) => each.partition));
    const given = new Map(query.from?.map(({ partition, offset }) => [partition, offset]));
    const fresh = choosePartitions(metadata, query.partitions).filter((each) => !places.has(each.partition));
    const atEnd = fresh.filter((each) => each.leader >= 0 && born?.has(each.partition));
    const ends = await offsetsAt(client, topic, atEnd, { timestampMs: offsetAt.latest, isolation }, signal);
    let whole = true;
    for (const each of fresh) {
      const { partition, leader } = each;
      const end = leaderless(topic, each) ?? ends.get(partition) ?? 0n;
      if (typeof end === 'bigint') {
        const place = { partition, leader, next: given.get(partition) ?? end, end };
        places.set(partition, place);
        outbox.stand({ partition, next: place.next, end });
        continue;
      }
      whole = false;
      if (!unplaced.has(partition)) outbox.trouble({ ...end, partition });
      unplaced.add(partition);
    }
    return whole;
  }

  /** Gives places without a leader the one that Metadata names, and every leader a loop. */
  function assign({ partitions }: TopicMetadata): void {
    for (const each of partitions) {
      const place = places.get(each.partition);
      if (!place || place.leader >= 0) continue;
      place.leader = each.leader;
      const missing = leaderless(topic, each);
      if (missing) troubled(place, missing);
    }
    for (const { leader } of places.values()) {
      if (leader < 0 || loops.has(leader)) continue;
      const loop = follow(leader).finally(() => loops.delete(leader));
      loops.set(leader, loop);
      loop.catch(crash);
    }
  }

  function sameTopic(metadata: TopicMetadata): void {
    topicId ??= metadata.topicId;
    if (metadata.topicId !== topicId) throw failure('TOPIC_NOT_FOUND', { subject: topic, detail: remade });
  }

  /** Looks at Metadata now and then, and at once when something lost its leader; more and more slowly while it stays so. */
  async function lookAround(placed: boolean): Promise<never> {
    let whole = placed;
    let backOffMs = firstBackOffMs;
    let misses = 0;
    for (;;) {
      const sinceMs = performance.now();
      const woken = new AbortController();
      wake = () => woken.abort();
      if (!whole || [...places.values()].some((place) => place.leader < 0)) wake();
      await pause(lookEveryMs, AbortSignal.any([signal, woken.signal])).catch(() => signal.throwIfAborted());
      backOffMs = performance.now() - sinceMs > calmMs ? firstBackOffMs : Math.min(backOffMs * 2, longestBackOffMs);
      await pause(backOffMs, signal);
      try {
        const metadata = await topicMetadata(client, topic, signal);
        misses = 0;
        sameTopic(metadata);
        whole = await begin(metadata);
        outbox.flush();
        assign(metadata);
      } catch (caught) {
        signal.throwIfAborted();
        if (isGone(caught) && (caught.error.detail === remade || ++misses >= missesUntilGone)) throw caught;
        whole = false;
      }
    }
  }

  const metadata = await topicMetadata(client, topic, signal);
  sameTopic(metadata);
  const placed = await begin(metadata);
  // The first item says where the tail stands, so that a quiet topic is seen to be live.
  outbox.flush();
  assign(metadata);
  return Promise.race([lookAround(placed), crashed]);
}
