import type { FieldSlice } from '../../../../shared/contract/index.ts';
import { Failure, failure } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import type { FieldAddress } from '../source.ts';
import { createRangeReader, isOpen, range } from './ranges.ts';
import { choosePartitions, leaderless, type TopicLeaders } from './topic-leaders.ts';

/** Fetches one record again and cuts the wanted bytes out of its key or value; past the end the slice is empty. */
export async function readField(
  client: ClusterClient,
  leaders: TopicLeaders,
  { topic, partition, offset, field, from, bytes }: FieldAddress,
  signal: AbortSignal,
): Promise<FieldSlice> {
  const [chosen] = choosePartitions(await leaders.get(topic, { fresh: false, signal }), [partition]);
  const subject = `${topic}-${partition} ${offset}`;
  if (!chosen) throw failure('PARTITION_NOT_FOUND', { subject });
  const missing = leaderless(topic, chosen);
  if (missing) throw new Failure(missing);
  const window = range(partition, chosen.leader, offset, offset + 1n);
  const reader = createRangeReader(
    client,
    topic,
    { isolation: 'read_uncommitted', fieldCapBytes: Number.POSITIVE_INFINITY },
    signal,
  );
  while (isOpen(window)) {
    const rows = await reader.step([window]);
    const row = rows.get(partition)?.find((each) => each.offset === offset);
    if (!row) continue;
    const whole = row[field] ?? new Uint8Array();
    return { bytes: Uint8Array.from(whole.subarray(from, from + bytes)), totalBytes: whole.length };
  }
  const why = window.error ?? window.damage;
  throw why ? new Failure(why) : failure('OFFSET_OUT_OF_RANGE', { subject });
}
